package dev.waybill.connectors.woocommerce;

import static dev.waybill.domain.item.ItemField.BARCODE;
import static dev.waybill.domain.item.ItemField.DESCRIPTION;
import static dev.waybill.domain.item.ItemField.NAME;
import static dev.waybill.domain.item.ItemField.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of the shop's own ways with texts, and what becomes of it. */
class WooCommerceCatalogueTest {
    private final StockShop shop = new StockShop();
    private final CatalogueTarget texts = texts();

    @AfterEach
    void close() {
        shop.close();
    }

    private CatalogueTarget texts() {
        SystemSpec system = new SystemSpec(
                Shop.ID,
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", shop.url()),
                Optional.empty());
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                new MemorySecrets(RestShop.SECRETS),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                SettableClock.atNoon()))
                .catalogueTarget();
    }

    private ShownTexts read(String sku) {
        return (ShownTexts) Objects.requireNonNull(texts.read(Set.of(sku)).get(sku));
    }

    private ItemWritten write(String sku, ItemField field, String text) {
        return texts.write(List.of(new CatalogueWrite(read(sku), Map.of(field, text))))
                .getFirst();
    }

    @Test
    void a_description_is_read_as_it_is_kept_and_not_as_it_is_shown() {
        shop.simple("MUG", 1);
        shop.variation(shop.variable("SHIRT"), "SHIRT-S", 1);

        assertThat(read("MUG").texts()).containsEntry(DESCRIPTION, "<p>About MUG</p>");
        assertThat(read("SHIRT-S").texts()).containsEntry(DESCRIPTION, "<p>About SHIRT-S</p>");
    }

    @Test
    void an_ampersand_is_kept_as_html_and_known_beforehand() {
        shop.simple("MUG", 1);
        String told = "Tea & coffee &amp; more &#8211; &c";
        String kept = texts.kept(DESCRIPTION, told);

        assertThat(kept).isEqualTo("Tea &amp; coffee &amp; more &#8211; &amp;c");
        assertThat(write("MUG", DESCRIPTION, kept)).isEqualTo(new ItemWritten.Written("MUG"));
        assertThat(read("MUG").texts()).containsEntry(DESCRIPTION, kept);
        assertThat(write("MUG", NAME, "Tea & coffee")).isEqualTo(new ItemWritten.Written("MUG"));
        assertThat(shop.product("MUG").path("name").asText()).isEqualTo("Tea &amp; coffee");
        assertThat(read("MUG").texts()).containsEntry(NAME, "Tea & coffee");
    }

    @Test
    void html_that_the_shop_takes_away_is_told() {
        shop.simple("MUG", 1);

        assertThat(write("MUG", DESCRIPTION, "<script>alert(1)</script>"))
                .isInstanceOfSatisfying(
                        ItemWritten.Refused.class, no -> assertThat(no.failure().why())
                                .contains("the description of 'MUG'", "HTML that it does not allow"));
    }

    @Test
    void a_variation_has_no_name_of_its_own_and_an_older_shop_no_barcodes() {
        long shirt = shop.variable("SHIRT");
        long small = shop.variation(shirt, "SHIRT-S", 1);
        shop.remove(small, "global_unique_id");

        assertThat(read("SHIRT").texts()).containsKey(NAME);
        assertThat(read("SHIRT-S").texts()).containsOnlyKeys(DESCRIPTION, WEIGHT);
        assertThat(read("SHIRT").texts()).containsEntry(BARCODE, "");
    }

    @Test
    void weights_are_in_the_unit_of_the_shop() {
        shop.setting("products/woocommerce_weight_unit", "lbs");
        long mug = shop.simple("MUG", 1);
        shop.set(mug, "weight", JsonNodeFactory.instance.textNode("1.50"));

        assertThat(texts.terms().weights()).isEqualTo(Weight.Unit.LB);
        assertThat(read("MUG").texts()).containsEntry(WEIGHT, "1.5 lb");
        assertThat(write("MUG", WEIGHT, "2.2046 lb")).isEqualTo(new ItemWritten.Written("MUG"));
        assertThat(shop.product("MUG").path("weight").asText()).isEqualTo("2.2046");
    }

    @Test
    void a_sku_on_two_products_is_unfit() {
        shop.simple("MUG", 1);
        shop.simple("MUG", 1);

        assertThat(texts.read(Set.of("MUG")).get("MUG")).isInstanceOf(CatalogueReading.Unfit.class);
    }

    @Test
    void a_hundred_items_are_read_in_one_call_and_written_in_one() {
        List<String> skus = IntStream.range(0, 100).mapToObj(i -> "SKU-" + i).toList();
        skus.forEach(sku -> shop.simple(sku, 1));
        texts.terms();
        int before = shop.calls().size();

        Map<String, CatalogueReading> read = texts.read(Set.copyOf(skus));
        texts.write(read.values().stream()
                .map(reading -> new CatalogueWrite(
                        (ShownTexts) reading, Map.of(NAME, "N", DESCRIPTION, "D", WEIGHT, "1 kg", BARCODE, "4")))
                .toList());

        assertThat(shop.calls().subList(before, shop.calls().size()))
                .containsExactly("GET /wp-json/wc/v3/products", "POST /wp-json/wc/v3/products/batch");
    }
}
