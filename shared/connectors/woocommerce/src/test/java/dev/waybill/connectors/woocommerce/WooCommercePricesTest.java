package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WooCommercePricesTest {
    private final StockShop shop = new StockShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private PriceTarget prices() {
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
                .priceTarget();
    }

    private static PriceReading read(PriceTarget prices, String sku) {
        return Objects.requireNonNull(prices.read(Set.of(sku)).get(sku));
    }

    @Test
    void the_shop_itself_says_its_currency_and_whether_prices_have_tax_in_them() {
        shop.setting("general/woocommerce_currency", "GBP");
        shop.setting("tax/woocommerce_prices_include_tax", "no");
        assertThat(prices().terms()).isEqualTo(new PriceTarget.Terms(Currency.getInstance("GBP"), false));

        shop.setting("general/woocommerce_calc_taxes", "no");
        assertThat(prices().terms().taxIncluded())
                .as("buyers pay what is shown")
                .isTrue();
    }

    @Test
    void a_variable_product_has_no_price_and_a_shared_sku_is_unfit() {
        shop.variable("SHIRT");
        shop.simple("MUG", 1);
        shop.simple("MUG", 1);

        assertThat(read(prices(), "SHIRT")).isInstanceOf(PriceReading.Unfit.class);
        assertThat(read(prices(), "MUG")).isInstanceOf(PriceReading.Unfit.class);
    }

    @Test
    void a_price_can_be_taken_away_and_given() {
        shop.simple("MUG", 1);
        ShownPrice before = (ShownPrice) read(prices(), "MUG");

        assertThat(prices().write(List.of(new PriceWrite(before, Optional.empty()))))
                .containsExactly(new ItemWritten.Written("MUG"));

        assertThat(((ShownPrice) read(prices(), "MUG")).price()).isEmpty();
        prices().write(List.of(new PriceWrite(before, Optional.of(Money.of("12.5", "EUR")))));
        assertThat(shop.product("MUG").path("regular_price").asText()).isEqualTo("12.50");
    }

    @Test
    void a_sale_price_of_the_shops_own_stays() {
        long id = shop.simple("MUG", 1);
        shop.set(id, "sale_price", JsonNodeFactory.instance.textNode("8.00"));
        ShownPrice before = (ShownPrice) read(prices(), "MUG");

        prices().write(List.of(new PriceWrite(before, Optional.of(Money.of("12.00", "EUR")))));

        assertThat(shop.product("MUG").path("sale_price").asText()).isEqualTo("8.00");
    }

    @Test
    void a_hundred_prices_are_read_in_one_call_and_written_in_one() {
        List<String> skus = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> "SKU-" + i)
                .toList();
        skus.forEach(sku -> shop.simple(sku, 1));
        PriceTarget prices = prices();
        prices.terms();
        int before = shop.calls().size();

        Map<String, PriceReading> read = prices.read(Set.copyOf(skus));
        prices.write(read.values().stream()
                .map(reading -> new PriceWrite((ShownPrice) reading, Optional.of(Money.of("11.00", "EUR"))))
                .toList());

        assertThat(shop.calls().subList(before, shop.calls().size()))
                .containsExactly("GET /wp-json/wc/v3/products", "POST /wp-json/wc/v3/products/batch");
    }
}
