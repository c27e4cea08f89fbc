package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of the shop's own ways with prices, and what becomes of it. */
class ShopifyPricesTest {
    private final GraphqlProducts sold = new GraphqlProducts();
    private final GraphqlShop shop = sold.in(new GraphqlShop(new GraphqlInventory()));
    private final SettableClock clock = SettableClock.atNoon();
    private final List<Duration> waits = new ArrayList<>();
    private final PriceTarget prices = new ShopifyPrices(new PriceCalls(
            new ShopifyGraphql(
                    ShopifyFixture.SHOP,
                    ShopifyFixture.DOMAIN,
                    new Surroundings(
                            new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                            shop.door(),
                            clock)),
            this::waits));

    private void waits(Duration time) {
        waits.add(time);
        clock.pass(time);
    }

    @AfterEach
    void closes() {
        shop.close();
    }

    private ShownPrice shown(String sku) {
        return (ShownPrice) Objects.requireNonNull(prices.read(Set.of(sku)).get(sku), sku);
    }

    private PriceWrite write(String sku, String amount, String currency) {
        return new PriceWrite(shown(sku), Optional.of(Money.of(amount, currency)));
    }

    @Test
    void the_shop_itself_says_its_currency_and_whether_prices_have_tax_in_them() {
        sold.sellsIn("GBP", false);

        assertThat(prices.terms()).isEqualTo(new PriceTarget.Terms(Currency.getInstance("GBP"), false));
    }

    @Test
    void a_currency_without_decimals_is_written_without() {
        sold.sellsIn("JPY", true);
        sold.sells("MUG", 1, "1200");

        prices.write(List.of(write("MUG", "1250", "JPY")));

        assertThat(sold.variant("MUG").price()).isEqualTo("1250");
    }

    @Test
    void a_sku_on_two_variants_is_unfit_with_both_names_and_an_archived_one_does_not_count() {
        GraphqlProducts.Variant one = sold.sells("MUG", 1, "10.00");
        GraphqlProducts.Variant other = sold.sells("MUG", 2, "11.00");
        sold.sells("CUP", 3, "5.00").archived();
        sold.sells("CUP", 4, "6.00");

        assertThat(prices.read(Set.of("MUG")).get("MUG"))
                .isInstanceOfSatisfying(PriceReading.Unfit.class, unfit -> assertThat(
                                unfit.failure().why())
                        .contains("(variant " + one.id() + ")", "(variant " + other.id() + ")"));
        assertThat(shown("CUP").price()).contains(Money.of("6.00", "EUR"));
    }

    @Test
    void a_variant_deleted_between_reading_and_writing_is_refused_alone() {
        sold.sells("S", 1, "10.00");
        sold.sells("M", 1, "10.00");
        List<PriceWrite> writes = List.of(write("S", "11.00", "EUR"), write("M", "12.00", "EUR"));
        sold.deletes(sold.variant("S"));

        List<ItemWritten> written = prices.write(writes);

        assertThat(written.getFirst()).isInstanceOfSatisfying(ItemWritten.Refused.class, no -> assertThat(
                        no.failure().said())
                .contains("PRODUCT_VARIANT_DOES_NOT_EXIST"));
        assertThat(written.getLast()).isEqualTo(new ItemWritten.Written("M"));
        assertThat(sold.variant("M").price()).isEqualTo("12.00");
    }

    @Test
    void a_price_cannot_be_taken_away() {
        sold.sells("MUG", 1, "10.00");

        List<ItemWritten> written = prices.write(List.of(new PriceWrite(shown("MUG"), Optional.empty())));

        assertThat(written.getFirst()).isInstanceOfSatisfying(ItemWritten.Refused.class, no -> assertThat(
                        no.failure().why())
                .contains("'MUG'", "cannot be without a price"));
        assertThat(sold.variant("MUG").price()).isEqualTo("10.00");
    }

    @Test
    void a_hundred_variants_of_25_products_are_read_in_one_call_and_written_in_one() {
        assertThat(callsFor(4)).containsExactly(25);
        assertThat(sold.reads()).as("terms and prices").isEqualTo(2);
    }

    @Test
    void a_hundred_products_of_one_variant_are_written_in_four_calls() {
        assertThat(callsFor(1)).containsExactly(25, 25, 25, 25);
    }

    private List<Integer> callsFor(int variantsOfEach) {
        List<String> skus = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> "SKU-" + i)
                .toList();
        for (int i = 0; i < 100; i++) {
            sold.sells("SKU-" + i, 100 + i / variantsOfEach, "10.00");
        }
        Map<String, PriceReading> read = prices.read(Set.copyOf(skus));
        List<ItemWritten> written = prices.write(skus.stream()
                .map(sku -> new PriceWrite(
                        (ShownPrice) Objects.requireNonNull(read.get(sku)), Optional.of(Money.of("11.00", "EUR"))))
                .toList());
        assertThat(written).hasSize(100).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(skus).allMatch(sku -> sold.variant(sku).price().equals("11.00"));
        return sold.products();
    }

    @Test
    void an_empty_bucket_is_waited_for_as_long_as_the_shop_says() {
        for (int i = 0; i < 100; i++) {
            sold.sells("SKU-" + i, 100 + i, "10.00");
        }
        List<PriceWrite> writes = sold(100);
        sold.paysFrom(new Bucket(clock, 400, 400));

        prices.write(writes);

        assertThat(sold.products()).containsExactly(25, 25, 25, 25);
        assertThat(waits).isNotEmpty().allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) <= 0);
    }

    @Test
    void what_the_bucket_can_never_hold_is_refused_as_a_whole_so_that_it_is_tried_in_halves() {
        for (int i = 0; i < 25; i++) {
            sold.sells("SKU-" + i, 100 + i, "10.00");
        }
        List<PriceWrite> writes = sold(25);
        sold.paysFrom(new Bucket(clock, 200, 200));

        FailureException thrown = catchThrowableOfType(FailureException.class, () -> prices.write(writes));

        Failure failure = Objects.requireNonNull(thrown).failure();
        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(waits).isEmpty();
        assertThat(prices.write(writes.subList(0, 12))).allMatch(ItemWritten.Written.class::isInstance);
    }

    private List<PriceWrite> sold(int many) {
        Set<String> skus = java.util.stream.IntStream.range(0, many)
                .mapToObj(i -> "SKU-" + i)
                .collect(java.util.stream.Collectors.toSet());
        return prices.read(skus).values().stream()
                .map(reading -> new PriceWrite((ShownPrice) reading, Optional.of(Money.of("11.00", "EUR"))))
                .toList();
    }
}
