package dev.waybill.connectors.demoerp;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one demo ERP. */
record DemoErpConfig(SystemSpec spec, URI url, Duration timeout) {
    private static final String DEFAULT_TIMEOUT = "20";
    private static final String ITEMS = "items.";

    /**
     * Reads the settings.
     *
     * @throws FailureException {@code SETTING_WRONG} naming the setting and its value
     */
    static DemoErpConfig of(SystemSpec spec) {
        String url = spec.setting("url").orElseThrow(() -> wrong(spec.id(), "url", "is missing"));
        String timeout = spec.setting("timeout").orElse(DEFAULT_TIMEOUT);
        try {
            return new DemoErpConfig(spec, new URI(url), Duration.ofSeconds(Long.parseLong(timeout)));
        } catch (URISyntaxException e) {
            throw new FailureException(
                    wrong(spec.id(), "url", "'" + url + "' is no address").failure(), e);
        } catch (NumberFormatException e) {
            throw new FailureException(
                    wrong(spec.id(), "timeout", "'" + timeout + "' is no whole number")
                            .failure(),
                    e);
        }
    }

    SystemId system() {
        return spec.id();
    }

    /** The ERP's number for a shop's. */
    String item(String sku) {
        return spec.setting(ITEMS + sku).orElse(sku);
    }

    /** The shop's number for the ERP's. */
    String sku(String item) {
        return spec.settings().entrySet().stream()
                .filter(setting ->
                        setting.getKey().startsWith(ITEMS) && setting.getValue().equals(item))
                .map(Map.Entry::getKey)
                .map(name -> name.substring(ITEMS.length()))
                .findFirst()
                .orElse(item);
    }

    /** All the shops' numbers that stand for an item of the ERP. */
    Set<String> skus(String item) {
        Set<String> skus = spec.settings().entrySet().stream()
                .filter(setting ->
                        setting.getKey().startsWith(ITEMS) && setting.getValue().equals(item))
                .map(setting -> setting.getKey().substring(ITEMS.length()))
                .collect(Collectors.toSet());
        if (item(item).equals(item)) {
            skus.add(item);
        }
        return skus;
    }

    String item(Charge.Kind kind) {
        return spec.setting("charges." + kind.name().toLowerCase(Locale.ROOT)).orElse(kind.name());
    }

    /** The code that the file says for this tax, by percentage first. */
    Optional<String> tax(Tax tax) {
        return tax.ratePercent()
                .flatMap(rate -> spec.setting("taxes." + rate.toPlainString()))
                .or(() -> spec.setting("taxes." + tax.label()));
    }

    private static FailureException wrong(SystemId system, String setting, String why) {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                system,
                "connect",
                "the setting '" + setting + "' of " + system + " " + why,
                "correct it in waybill.yaml, apply it, then redrive"));
    }
}
