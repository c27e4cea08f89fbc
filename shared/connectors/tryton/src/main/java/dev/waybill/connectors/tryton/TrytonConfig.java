package dev.waybill.connectors.tryton;

import dev.waybill.connector.Setting;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one Tryton is reached, and which of its records stand for our notions.
 *
 * @param endpoint where calls go, database included
 * @param company id of the company to work in; empty for the user's own
 * @param webShop name of the sales channel; empty for the only one
 */
record TrytonConfig(
        SystemSpec system, URI endpoint, Optional<Integer> company, Optional<String> webShop, Duration timeout) {

    private static final Map<Charge.Kind, String> USUAL_CHARGE_ITEMS =
            Map.of(Charge.Kind.SHIPPING, "SHIPPING", Charge.Kind.FEE, "FEE", Charge.Kind.DISCOUNT, "DISCOUNT");

    static final String STOCK_LOCATIONS = "stock-locations";
    static final String STOCK_DAYS = "stock-days";
    static final String WEIGHTS = "weights";
    static final String CUSTOMERS_CATEGORY = "customers-category";

    static final List<Setting> SETTINGS = List.of(
            new Setting("url", true, Setting.Kind.URL, "address of the Tryton server, such as https://erp.example"),
            new Setting("database", true, Setting.Kind.TEXT, "name of the database"),
            new Setting(
                    "path",
                    false,
                    Setting.Kind.TEXT,
                    "path of the calls; default /{database}/, newer servers /{database}/rpc/"),
            new Setting("company", false, Setting.Kind.WHOLE_NUMBER, "id of the company; default the user's own"),
            new Setting(
                    "web-shop",
                    false,
                    Setting.Kind.TEXT,
                    "name of the web shop that orders belong to; default the only one"),
            new Setting(
                    STOCK_LOCATIONS,
                    false,
                    Setting.Kind.TEXT,
                    "codes of the warehouses or locations whose stock is sold, separated by commas; default all warehouses"),
            new Setting(
                    STOCK_DAYS,
                    false,
                    Setting.Kind.WHOLE_NUMBER,
                    "days from today whose planned moves count, in and out; default 0: until today"),
            new Setting("timeout", false, Setting.Kind.WHOLE_NUMBER, "seconds to wait for an answer; default 30"),
            new Setting(
                    "charges.*",
                    false,
                    Setting.Kind.TEXT,
                    "product code for shipping, fee, tip, duty, discount or rounding; defaults SHIPPING, FEE and DISCOUNT"),
            Setting.PARTIES,
            Setting.HOLD_RESEMBLING,
            new Setting(
                    CUSTOMERS_CATEGORY,
                    false,
                    Setting.Kind.TEXT,
                    "name of the party category whose parties shops are told of, besides those who came from a shop; default none"),
            new Setting(
                    WEIGHTS,
                    false,
                    Setting.Kind.FLAG,
                    "whether products' weights are told, which Tryton keeps with its module product_measurements; default false"),
            new Setting("items.*", false, Setting.Kind.TEXT, "product code where it is not the shop's SKU"),
            new Setting(
                    "taxes.*",
                    false,
                    Setting.Kind.TEXT,
                    "name of the tax for a rate in percent (taxes.19) or for the shop's own label of a tax"));

    static TrytonConfig of(SystemSpec system) {
        String database = required(system, "database");
        String path = system.setting("path").orElse("/{database}/").replace("{database}", database);
        String server = required(system, "url").replaceAll("/+$", "");
        return new TrytonConfig(
                system,
                URI.create(server + (path.startsWith("/") ? "" : "/") + path),
                system.setting("company").map(text -> number(system, "company", text)),
                system.setting("web-shop"),
                Duration.ofSeconds(system.setting("timeout")
                        .map(text -> number(system, "timeout", text))
                        .orElse(30)));
    }

    SystemId id() {
        return system.id();
    }

    /** Whether what products weigh is asked for. */
    boolean weights() {
        return system.setting(WEIGHTS).equals(Optional.of("true"));
    }

    /** The category of the parties that shops are told of. */
    Optional<String> customersCategory() {
        return system.setting(CUSTOMERS_CATEGORY);
    }

    /** The product code that stands for a kind of charge; empty where none is set and none is usual. */
    Optional<String> chargeItem(Charge.Kind kind) {
        return system.setting("charges." + kind.name().toLowerCase(Locale.ROOT))
                .or(() -> Optional.ofNullable(USUAL_CHARGE_ITEMS.get(kind)));
    }

    /** The product code for a shop's SKU. */
    String itemCode(String sku) {
        return system.setting("items." + sku).orElse(sku);
    }

    /** The shop's SKU for a product code; the code itself where no mapping leads to it, or several do. */
    String sku(String itemCode) {
        List<String> skus = system.settings().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("items.") && entry.getValue().equals(itemCode))
                .map(entry -> entry.getKey().substring("items.".length()))
                .toList();
        return skus.size() == 1 ? skus.getFirst() : itemCode;
    }

    /** Every SKU that stands for a product code; the code itself too, unless it is mapped to another. */
    Set<String> skus(String itemCode) {
        Set<String> skus = system.settings().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("items.") && entry.getValue().equals(itemCode))
                .map(entry -> entry.getKey().substring("items.".length()))
                .collect(Collectors.toSet());
        if (itemCode(itemCode).equals(itemCode)) {
            skus.add(itemCode);
        }
        return skus;
    }

    /** Codes of the places whose stock is sold; none where all warehouses are. */
    List<String> stockLocations() {
        return system.setting(STOCK_LOCATIONS).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** How many days from today planned moves count. */
    int stockDays() {
        return system.setting(STOCK_DAYS)
                .map(text -> number(system, STOCK_DAYS, text))
                .orElse(0);
    }

    /** The name of the tax that is set for a rate in percent or a shop's label. */
    Optional<String> taxName(String rateOrLabel) {
        return system.setting("taxes." + rateOrLabel);
    }

    /** The product codes of all charges, by kind. */
    Map<Charge.Kind, String> chargeItems() {
        return List.of(Charge.Kind.values()).stream()
                .filter(kind -> chargeItem(kind).isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind, kind -> chargeItem(kind).orElseThrow()));
    }

    private static String required(SystemSpec system, String name) {
        return system.setting(name)
                .orElseThrow(
                        () -> wrong(system, "the setting '" + name + "' of system " + system.id() + " is missing"));
    }

    private static int number(SystemSpec system, String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(
                    system,
                    "the setting '" + name + "' of system " + system.id() + " is '" + text
                            + "', expected a whole number");
        }
    }

    private static FailureException wrong(SystemSpec system, String why) {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                system.id(),
                "connect",
                why,
                "correct waybill.yaml and apply it, then redrive"));
    }
}
