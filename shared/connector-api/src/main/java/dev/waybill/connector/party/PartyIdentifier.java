package dev.waybill.connector.party;

import java.util.Locale;

/**
 * Something that tells a customer from others, written in the one way in which it is compared. {@code toString} hides its value: it
 * may be personal data.
 */
public record PartyIdentifier(Kind kind, String value) {
    /** In the order in which they count. */
    public enum Kind {
        /** With its country's prefix, letters and digits only. */
        TAX_ID,
        /** Our reference: a shop and the shop's id of the customer. */
        EXTERNAL_ID,
        /** Trimmed and in lower case; nothing cleverer, since what stands before the @ is its provider's business. */
        E_MAIL,
        /** In E.164. */
        PHONE,
        /** The same name, postal code and street. Never says that two are one, only that a person should look. */
        NAME_AND_PLACE;

        /** For people: {@code tax id}. */
        public String words() {
            return this == E_MAIL ? "e-mail" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return "PartyIdentifier[" + kind + ", hidden]";
    }
}
