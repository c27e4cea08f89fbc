package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the shop says of a variant to its buyers.
 *
 * @param product id of the product that it is a variant of
 */
record DescribedVariant(VariantSign sign, String product, Map<ItemField, String> texts) {
    /** What a query asks of a variant for what is its own. */
    static final String OWN_FIELDS = "barcode inventoryItem { measurement { weight { value unit } } }";

    /** The same, and what is its product's. */
    static final String FIELDS =
            "id sku displayName product { id status title descriptionHtml hasOnlyDefaultVariant } " + OWN_FIELDS;

    /** Empty for a variant without a SKU. */
    static Optional<DescribedVariant> of(JsonAt json, Weight.Unit unit) {
        JsonAt product = json.at("product");
        return VariantSign.of(json).map(sign -> {
            Map<ItemField, String> texts = new EnumMap<>(own(json));
            texts.computeIfPresent(ItemField.WEIGHT, (field, text) -> in(unit, text));
            if (product.at("hasOnlyDefaultVariant").flag()) {
                texts.putAll(ofProduct(product));
            }
            return new DescribedVariant(sign, VariantSign.number(product.at("id")), texts);
        });
    }

    private static String in(Weight.Unit unit, String text) {
        return Weight.of(text).map(weight -> weight.in(unit).toString()).orElse("");
    }

    /** What is its own; a weight in the unit it is kept in, none where it is zero. */
    static Map<ItemField, String> own(JsonAt variant) {
        Map<ItemField, String> texts = new EnumMap<>(ItemField.class);
        texts.put(ItemField.BARCODE, variant.textOrEmpty("barcode"));
        texts.put(
                ItemField.WEIGHT,
                variant.at("inventoryItem")
                        .find("measurement")
                        .flatMap(measurement -> measurement.find("weight"))
                        .map(weight -> new Weight(weight.at("value").decimal(), unit(weight.at("unit"))))
                        .filter(weight -> weight.amount().signum() != 0)
                        .map(Weight::toString)
                        .orElse(""));
        return texts;
    }

    static Map<ItemField, String> ofProduct(JsonAt product) {
        return Map.of(
                ItemField.NAME, product.textOrEmpty("title"),
                ItemField.DESCRIPTION, product.textOrEmpty("descriptionHtml"));
    }

    static boolean isOwn(ItemField field) {
        return field == ItemField.WEIGHT || field == ItemField.BARCODE;
    }

    static Weight.Unit unit(JsonAt name) {
        return switch (name.text()) {
            case "GRAMS" -> Weight.Unit.G;
            case "KILOGRAMS" -> Weight.Unit.KG;
            case "OUNCES" -> Weight.Unit.OZ;
            case "POUNDS" -> Weight.Unit.LB;
            default -> throw name.wrong("a unit of weight");
        };
    }

    /** As {@code ProductVariantsBulkInput} takes it. */
    static void put(ObjectNode variant, ItemField field, String text) {
        switch (field) {
            case BARCODE -> variant.put("barcode", text.isEmpty() ? null : text);
            case WEIGHT -> {
                Weight weight = Weight.of(text).orElseGet(() -> new Weight(java.math.BigDecimal.ZERO, Weight.Unit.KG));
                variant.putObject("inventoryItem")
                        .putObject("measurement")
                        .putObject("weight")
                        .put("value", weight.amount())
                        .put("unit", name(weight.unit()));
            }
            case NAME, DESCRIPTION, PRICE -> {
                // Its product's, or another call's.
            }
        }
    }

    private static String name(Weight.Unit unit) {
        return switch (unit) {
            case G -> "GRAMS";
            case KG -> "KILOGRAMS";
            case OZ -> "OUNCES";
            case LB -> "POUNDS";
        };
    }

    /** Whether what is shown is what was written. */
    static boolean same(String written, @Nullable String shown) {
        return shown != null && Value.same(Optional.of(new Value.Text(written)), Optional.of(new Value.Text(shown)));
    }

    ShownTexts shown(SystemId shop) {
        return new ShownTexts(
                sign.sku(),
                new ExternalRef(shop, sign.id(), sign.label()),
                Optional.of(new ExternalRef(shop, product, product)),
                texts);
    }
}
