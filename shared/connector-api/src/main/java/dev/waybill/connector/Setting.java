package dev.waybill.connector;

import dev.waybill.connector.party.PartyPlacing;

/**
 * A setting that a connector takes from a system's entry in {@code waybill.yaml}.
 *
 * @param name as written there; {@code taxes.*} stands for any name below {@code taxes}
 * @param meaning one sentence with unit and default, shown by {@code config check}
 */
public record Setting(String name, boolean required, Kind kind, String meaning) {
    /** Of whoever keeps customers: what a customer of a shop is called there, where a person decided it. */
    public static final Setting PARTIES = new Setting(
            "parties.*",
            false,
            Kind.TEXT,
            "the party that a customer is, by our reference (parties.shop-es:25), or 'new' for none of those there");

    /** Of whoever keeps customers: whether one who only resembles somebody there waits for a person. */
    public static final Setting HOLD_RESEMBLING = new Setting(
            PartyPlacing.HOLD_RESEMBLING,
            false,
            Kind.FLAG,
            "whether a customer who shares nothing exact with anybody there, but resembles somebody, waits for a person's word;"
                    + " false: is made; default true");

    /** What a value must look like. */
    public enum Kind {
        TEXT,
        /** An absolute http or https address. */
        URL,
        WHOLE_NUMBER,
        /** {@code true} or {@code false}. */
        FLAG
    }

    public boolean covers(String setting) {
        return name.equals(setting)
                || (name.endsWith(".*") && setting.startsWith(name.substring(0, name.length() - 1)));
    }
}
