package dev.waybill.domain.system;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One configured system: which connector speaks to it, and the settings that connector declares.
 *
 * @param settings everything else from the system's entry, nested names joined by a dot ({@code taxes.19})
 * @param secrets path of the parameter that holds its secrets; empty for a system that needs none
 */
public record SystemSpec(
        SystemId id,
        String connector,
        Optional<Market> market,
        Optional<Currency> currency,
        Map<String, String> settings,
        Optional<String> secrets) {
    /**
     * Names the system beside which this one runs: all that goes to that one, or comes from it, is decided for this one too, and nothing
     * is ever carried to or from it.
     */
    public static final String SHADOW_OF = "shadow-of";

    public SystemSpec {
        settings = Map.copyOf(settings);
    }

    /** Beside which system it runs; empty for one that works itself. */
    public Optional<SystemId> shadowOf() {
        return setting(SHADOW_OF).filter(SystemId::isName).map(SystemId::new);
    }

    /** The same in the place of another. */
    public SystemSpec inPlaceOf(SystemId other) {
        Map<String, String> own = new HashMap<>(settings);
        own.remove(SHADOW_OF);
        return new SystemSpec(other, connector, market, currency, own, secrets);
    }

    /** The same with some settings replaced or added. */
    public SystemSpec with(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(other);
        return new SystemSpec(id, connector, market, currency, all, secrets);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
