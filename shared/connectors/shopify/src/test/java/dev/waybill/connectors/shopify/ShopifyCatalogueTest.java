package dev.waybill.connectors.shopify;

import static dev.waybill.domain.item.ItemField.BARCODE;
import static dev.waybill.domain.item.ItemField.DESCRIPTION;
import static dev.waybill.domain.item.ItemField.NAME;
import static dev.waybill.domain.item.ItemField.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of the shop's own ways with texts, and what becomes of it. */
class ShopifyCatalogueTest {
    private final GraphqlProducts sold = new GraphqlProducts();
    private final GraphqlShop shop = sold.in(new GraphqlShop(new GraphqlInventory()));
    private final SettableClock clock = SettableClock.atNoon();
    private final CatalogueTarget texts = new ShopifyCatalogue(
            new ShopifyGraphql(
                    ShopifyFixture.SHOP,
                    ShopifyFixture.DOMAIN,
                    new Surroundings(
                            new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                            shop.door(),
                            clock)),
            clock::pass);

    @AfterEach
    void closes() {
        shop.close();
    }

    private ShownTexts read(String sku) {
        return (ShownTexts) Objects.requireNonNull(texts.read(Set.of(sku)).get(sku));
    }

    private ItemWritten write(String sku, ItemField field, String text) {
        return texts.write(List.of(new CatalogueWrite(read(sku), Map.of(field, text))))
                .getFirst();
    }

    @Test
    void a_title_belongs_to_all_variants_so_it_is_shown_for_a_product_of_one_only() {
        sold.sells("MUG", 1, "10.00");
        sold.sells("SHIRT-S", 2, "10.00");
        sold.sells("SHIRT-M", 2, "10.00");

        assertThat(read("MUG").texts()).containsOnlyKeys(NAME, DESCRIPTION, WEIGHT, BARCODE);
        assertThat(read("SHIRT-S").texts()).containsOnlyKeys(WEIGHT, BARCODE);
    }

    @Test
    void weights_are_told_in_the_unit_of_the_shop_and_zero_is_none() {
        sold.weighsIn("GRAMS");
        sold.sells("MUG", 1, "10.00").weighs("0.35", "KILOGRAMS");
        sold.sells("CUP", 2, "10.00").weighs("0.0", "KILOGRAMS");

        assertThat(texts.terms().weights()).isEqualTo(Weight.Unit.G);
        assertThat(read("MUG").texts()).containsEntry(WEIGHT, "350 g");
        assertThat(read("CUP").texts()).containsEntry(WEIGHT, "");
        assertThat(write("CUP", WEIGHT, "1.5 g")).isEqualTo(new ItemWritten.Written("CUP"));
        assertThat(sold.variant("CUP").weight()).hasToString("{\"value\":1.5,\"unit\":\"GRAMS\"}");
    }

    @Test
    void html_that_the_shop_takes_away_is_told() {
        sold.sells("MUG", 1, "10.00");

        assertThat(write("MUG", DESCRIPTION, "<script>alert(1)</script>"))
                .isInstanceOfSatisfying(
                        ItemWritten.Refused.class,
                        no -> assertThat(no.failure().why()).contains("the description of 'MUG'", "takes away HTML"));
    }

    @Test
    void of_one_product_the_variant_that_is_refused_is_refused_alone() {
        sold.sells("SHIRT-S", 2, "10.00");
        sold.sells("SHIRT-M", 2, "10.00");
        List<CatalogueWrite> writes = List.of(
                new CatalogueWrite(read("SHIRT-S"), Map.of(BARCODE, "40000001")),
                new CatalogueWrite(read("SHIRT-M"), Map.of(BARCODE, "40000002")));
        sold.variant("SHIRT-S").lock("INVALID_INPUT");

        List<ItemWritten> written = texts.write(writes);

        assertThat(written.getFirst()).isInstanceOf(ItemWritten.Refused.class);
        assertThat(written.getLast()).isEqualTo(new ItemWritten.Written("SHIRT-M"));
        assertThat(sold.variant("SHIRT-M").barcode()).isEqualTo("40000002");
    }

    @Test
    void a_hundred_products_are_read_in_one_call_and_written_in_four() {
        List<String> skus = IntStream.range(0, 100).mapToObj(i -> "SKU-" + i).toList();
        for (int i = 0; i < 100; i++) {
            sold.sells("SKU-" + i, 100 + i, "10.00");
        }
        Map<String, CatalogueReading> read = texts.read(Set.copyOf(skus));

        List<ItemWritten> written = texts.write(read.values().stream()
                .map(reading -> new CatalogueWrite(
                        (ShownTexts) reading, Map.of(NAME, "N", DESCRIPTION, "D", WEIGHT, "1 kg", BARCODE, "4")))
                .toList());

        assertThat(written).hasSize(100).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(sold.reads()).as("the unit, and texts").isEqualTo(2);
        assertThat(sold.products()).as("mutations in each call").containsExactly(50, 50, 50, 50);
        assertThat(sold.ofProduct("SKU-99", "title")).isEqualTo("N");
    }
}
