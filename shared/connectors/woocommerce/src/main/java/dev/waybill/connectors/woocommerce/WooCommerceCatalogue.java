package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.message.ExternalRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names, descriptions, weights and barcodes of products and variations. Read with {@code context=edit}, as the shop otherwise tells a description as it
 * shows it, with paragraphs and short codes filled in (products controller, version 3, {@code get_product_data}). A variation is called as its product;
 * barcodes ({@code global_unique_id}) are there from WooCommerce 9.2 on.
 */
final class WooCommerceCatalogue implements CatalogueTarget {
    static final String READ = "readTexts";
    static final String WRITE = "writeTexts";
    /** The shop keeps 65,535 bytes of a name; of a description more than a change set does. */
    private static final Map<ItemField, Integer> LONGEST = Map.of(
            ItemField.NAME, 20_000,
            ItemField.DESCRIPTION, 60_000,
            ItemField.WEIGHT, 20,
            ItemField.BARCODE, 100);

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!#?[0-9A-Za-z]{1,32};)");

    private final ShopProducts products;
    /** As the shop said when it was last asked for its terms, which is before each change set. */
    private volatile Weight.@Nullable Unit known;

    WooCommerceCatalogue(ShopProducts products) {
        this.products = products;
    }

    @Override
    public Terms terms() {
        String sign = products.setting("products", "woocommerce_weight_unit");
        Weight.Unit unit = Weight.Unit.of(sign.equals("lbs") ? "lb" : sign).orElse(Weight.Unit.KG);
        known = unit;
        return new Terms(LONGEST, unit);
    }

    private Weight.Unit unit() {
        Weight.Unit told = known;
        return told == null ? terms().weights() : told;
    }

    @Override
    public int mostPerRead() {
        return ShopProducts.MOST;
    }

    @Override
    public int mostPerWrite() {
        return ShopProducts.MOST;
    }

    /** WordPress writes an {@code &} of a text as an entity ({@code wp_kses_normalize_entities}). */
    @Override
    public String kept(ItemField field, String text) {
        return field == ItemField.DESCRIPTION ? BARE_AMPERSAND.matcher(text).replaceAll("&amp;") : text;
    }

    @Override
    public Map<String, CatalogueReading> read(Set<String> skus) {
        ShopProducts.requireAtMost(skus.size());
        Map<String, List<ShopProduct>> found = products.bySku(skus);
        if (found.isEmpty()) {
            return Map.of();
        }
        Weight.Unit unit = unit();
        Map<String, CatalogueReading> readings = new HashMap<>();
        found.forEach((sku, all) -> readings.put(
                sku,
                all.size() == 1
                        ? all.getFirst().shown(products.shop(), unit)
                        : new CatalogueReading.Unfit(sku, products.shared(READ, sku, all))));
        return readings;
    }

    @Override
    public List<ItemWritten> write(List<CatalogueWrite> writes) {
        ShopProducts.requireAtMost(writes.size());
        return new ProductWrites(products, WRITE)
                .write(writes.stream().map(Texts::new).toList());
    }

    private record Texts(CatalogueWrite write) implements ProductWrites.Write {
        @Override
        public String sku() {
            return write.sku();
        }

        @Override
        public ExternalRef ref() {
            return write.before().ref();
        }

        @Override
        public Optional<ExternalRef> partOf() {
            return write.before().partOf();
        }

        @Override
        public String update() {
            ObjectNode update = JsonNodeFactory.instance.objectNode();
            update.put("id", Long.parseLong(ref().id()));
            write.texts().forEach((field, text) -> update.put(ShopProduct.member(field), wire(field, text)));
            return update.toString();
        }

        /** A weight goes without its unit, which is the shop's. */
        private static String wire(ItemField field, String text) {
            return field == ItemField.WEIGHT
                    ? Weight.of(text)
                            .map(weight -> weight.amount().toPlainString())
                            .orElse("")
                    : text;
        }

        @Override
        public String words() {
            return write.texts().keySet().stream()
                    .sorted()
                    .map(ItemField::word)
                    .collect(Collectors.joining(" and ", "the ", ""));
        }

        /** A variation's description is answered as it is shown, not as it is kept (variations controller, version 3). */
        @Override
        public Optional<String> objection(JsonAt answer) {
            return write.texts().entrySet().stream()
                    .filter(text -> text.getKey() != ItemField.DESCRIPTION || partOf().isEmpty())
                    .filter(text -> !isShown(text.getKey(), text.getValue(), answer))
                    .map(
                            text -> "it shows another " + text.getKey().word()
                                    + " afterwards: see whether it takes away HTML that it does not allow, or a plug-in changes it")
                    .findFirst();
        }

        private static boolean isShown(ItemField field, String text, JsonAt answer) {
            String shown = answer.textOrEmpty(ShopProduct.member(field));
            if (field == ItemField.WEIGHT) {
                return Weight.of(shown + " kg")
                        .map(Weight::amount)
                        .equals(Weight.of(text).map(Weight::amount));
            }
            String read = field == ItemField.NAME ? HtmlText.plain(shown) : shown;
            return Value.same(Optional.of(new Value.Text(read)), Optional.of(new Value.Text(text)));
        }
    }
}
