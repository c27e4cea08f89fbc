package dev.waybill.connectors.tryton;

import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.item.ItemField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What products are called, described as, and the number under their bars ({@code product/product.py}, 6.0): the template's name, the variant's
 * description, its first identifier of the type EAN, else ISBN. In the language of our user.
 * Weights are the template's, of a module of their own ({@code product_measurements/product.py}, 6.0), asked for where the settings say that it is there.
 */
final class TrytonCatalogue implements CatalogueSource {
    private static final String READ = "readTexts";
    /** As many as of prices. */
    private static final int MOST = 500;

    private static final List<String> BARS = List.of("ean", "isbn");

    private static final List<String> FIELDS =
            List.of("code", "description", "template.name", "identifiers.type", "identifiers.code");
    private static final List<String> WITH_WEIGHTS = Stream.concat(
                    FIELDS.stream(), Stream.of("template.weight", "template.weight_uom.symbol"))
            .toList();

    private final TrytonConfig config;
    private final TrytonClient client;

    TrytonCatalogue(TrytonConfig config, TrytonClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    @Override
    public Map<String, Map<ItemField, String>> texts(Set<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        List<String> codes = skus.stream().map(config::itemCode).distinct().toList();
        List<Object> domain = List.of(List.of("code", "in", codes), List.of("salable", "=", true));
        Map<String, List<JsonAt>> products = client
                .rows(Rpc.searchRead(READ, "product.product", domain, config.weights() ? WITH_WEIGHTS : FIELDS))
                .stream()
                .collect(Collectors.groupingBy(row -> row.at("code").text()));
        Map<String, Map<ItemField, String>> texts = new HashMap<>();
        for (String sku : skus) {
            List<JsonAt> found = products.getOrDefault(config.itemCode(sku), List.of());
            if (found.size() == 1) {
                texts.put(sku, texts(found.getFirst()));
            }
        }
        return texts;
    }

    private static Map<ItemField, String> texts(JsonAt row) {
        Map<ItemField, String> texts = new EnumMap<>(ItemField.class);
        Optional<JsonAt> template = row.find("template.");
        template.flatMap(at -> at.findText("name")).ifPresent(name -> texts.put(ItemField.NAME, name));
        template.flatMap(TrytonCatalogue::weight).ifPresent(weight -> texts.put(ItemField.WEIGHT, weight));
        row.findText("description").ifPresent(text -> texts.put(ItemField.DESCRIPTION, text));
        barcode(row).ifPresent(code -> texts.put(ItemField.BARCODE, code));
        return texts;
    }

    private static Optional<String> weight(JsonAt template) {
        return template.findDecimal("weight").flatMap(amount -> template.find("weight_uom.")
                .map(unit -> amount.stripTrailingZeros().toPlainString() + " " + unit.textOrEmpty("symbol")));
    }

    private static Optional<String> barcode(JsonAt row) {
        List<JsonAt> identifiers = row.list("identifiers.");
        return BARS.stream()
                .flatMap(type -> identifiers.stream()
                        .filter(identifier -> identifier.textOrEmpty("type").equals(type)))
                .flatMap(identifier -> identifier.findText("code").stream())
                .findFirst();
    }
}
