package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.http.Destination;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of one warehouse.
 *
 * @param url without a slash at its end
 */
record WarehouseConfig(SystemSpec spec, String url) {
    static final String URL = "url";
    static final String LOCATIONS = "locations";
    static final String ITEMS = "items.";

    /**
     * Reads the settings.
     *
     * @throws FailureException {@code SETTING_WRONG} for an address over which the token could be read on its way
     */
    static WarehouseConfig of(SystemSpec spec) {
        String url = spec.setting(URL).map(String::strip).orElse("");
        if (!isSafe(url)) {
            throw new FailureException(Failure.of(
                    FailureCode.SETTING_WRONG,
                    spec.id(),
                    "connect",
                    "the setting '" + URL + "' of " + spec.id() + " cannot be '" + url
                            + "': it is to be an address with"
                            + " https and without a question mark, name or password, or http to this machine itself",
                    "correct it in waybill.yaml, apply it, then redrive"));
        }
        return new WarehouseConfig(spec, url.replaceFirst("/+$", ""));
    }

    private static boolean isSafe(String url) {
        try {
            URI address = URI.create(url);
            return Destination.written(address).isEmpty()
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    SystemId system() {
        return spec.id();
    }

    /** The places of the system's setting; none where all are meant. */
    List<String> locations() {
        return spec.setting(LOCATIONS).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The warehouse's number for a shop's SKU. */
    String item(String sku) {
        return spec.setting(ITEMS + sku).orElse(sku);
    }

    /** Every SKU that stands for a number of the warehouse; the number itself too, unless it is mapped to another. */
    Set<String> skus(String item) {
        Set<String> skus = spec.settings().entrySet().stream()
                .filter(setting ->
                        setting.getKey().startsWith(ITEMS) && setting.getValue().equals(item))
                .map(Map.Entry::getKey)
                .map(name -> name.substring(ITEMS.length()))
                .collect(Collectors.toSet());
        if (item(item).equals(item)) {
            skus.add(item);
        }
        return skus;
    }
}
