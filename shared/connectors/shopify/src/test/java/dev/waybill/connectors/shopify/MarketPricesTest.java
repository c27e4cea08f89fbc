package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
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
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A market's price list as a system that takes prices and nothing else. */
class MarketPricesTest {
    private final GraphqlProducts products = new GraphqlProducts();
    private final GraphqlPriceList list = new GraphqlPriceList(products);
    private final GraphqlShop shop = list.in(new GraphqlShop(new GraphqlInventory()));
    private final ShopifyType type = new ShopifyType(time -> {});
    private final PriceTarget prices =
            connector(Optional.of("GB"), GraphqlPriceList.ID).priceTarget();

    static SystemSpec system(Optional<String> market, String number) {
        return new SystemSpec(
                new SystemId("prices-gb"),
                "shopify",
                market.map(Market::new),
                Optional.empty(),
                Map.of("shop", ShopifyFixture.DOMAIN, "price-list", number),
                Optional.of("/waybill/shop-fr"));
    }

    private Connector connector(Optional<String> market, String number) {
        return type.connect(
                system(market, number),
                new Surroundings(
                        new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                        shop.door(),
                        SettableClock.atNoon()));
    }

    @BeforeEach
    void sells() {
        products.sells("MUG", 1, "12.00");
        products.sells("BOWL", 2, "20.00");
        products.sells("CUP", 3, "9.00");
    }

    @AfterEach
    void closes() {
        shop.close();
    }

    private ShownPrice shown(String sku) {
        return (ShownPrice) Objects.requireNonNull(prices.read(Set.of(sku)).get(sku), sku);
    }

    private PriceWrite to(String sku, String amount) {
        return new PriceWrite(shown(sku), Optional.of(pounds(amount)));
    }

    private PriceWrite away(String sku) {
        return new PriceWrite(shown(sku), Optional.empty());
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }

    private static Failure failure(ThrowingCallable call) {
        FailureException[] thrown = new FailureException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e);
        return thrown[0].failure();
    }

    @Test
    void it_takes_prices_and_nothing_else_and_reads_no_secret_to_say_so() {
        assertThat(type.capabilities(system(Optional.of("GB"), "1"))).containsExactly(Capability.PRICE_TARGET);
        Connector connector = connector(Optional.of("GB"), "1");
        assertThat(failure(connector::webhooks).code()).isEqualTo(FailureCode.CAPABILITY_MISSING);
        assertThat(failure(connector::stockTarget).code()).isEqualTo(FailureCode.CAPABILITY_MISSING);
        assertThat(failure(connector::orderChanges).code()).isEqualTo(FailureCode.CAPABILITY_MISSING);
    }

    @Test
    void a_number_or_a_country_that_is_none_is_refused_at_once() {
        assertThat(failure(() -> connector(Optional.of("GB"), "the british one"))
                        .code())
                .isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure(() -> connector(Optional.empty(), "1")).why()).contains("no 'market' that is a country");
        assertThat(failure(() -> connector(Optional.of("EU-ALL"), "1")).code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(connector(Optional.of("GB"), "gid://shopify/PriceList/7")
                        .system()
                        .market())
                .contains(new Market("GB"));
    }

    @Test
    void its_currency_is_the_lists_and_its_tax_the_shops_where_the_market_has_the_same() {
        assertThat(prices.terms()).isEqualTo(new PriceTarget.Terms(pounds("1").currency(), true));
        list.showsWithTax(false);

        Failure failure = failure(prices::terms);

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains("enters prices with tax", "market GB shows them without tax");
    }

    @Test
    void a_list_that_is_not_there_is_said_with_those_that_are() {
        Failure failure =
                failure(() -> connector(Optional.of("GB"), "404").priceTarget().terms());

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.next()).contains("31575376178 (United Kingdom, GBP)");
    }

    @Test
    void what_the_shop_reckons_of_its_own_price_is_no_price_of_the_list() {
        list.fixes("MUG", "10.50", "");

        Map<String, PriceReading> readings = prices.read(Set.of("MUG", "BOWL", "NO-SUCH"));

        assertThat(readings).containsOnlyKeys("MUG", "BOWL");
        assertThat(shown("MUG").price()).contains(pounds("10.50"));
        assertThat(shown("BOWL").price()).isEmpty();
    }

    @Test
    void prices_are_fixed_replaced_and_taken_away_in_one_call() {
        list.fixes("BOWL", "18.00", "");
        list.fixes("CUP", "8.00", "");
        List<PriceWrite> writes = List.of(to("MUG", "10.50"), to("BOWL", "17.99"), away("CUP"));
        int before = list.writes();

        assertThat(prices.write(writes)).allMatch(ItemWritten.Written.class::isInstance);

        assertThat(list.writes()).isEqualTo(before + 1);
        assertThat(list.money("MUG")).contains(pounds("10.50"));
        assertThat(list.money("BOWL")).contains(pounds("17.99"));
        assertThat(list.price("CUP")).isEmpty();
        assertThat(products.variant("MUG").price()).as("the shop's own price").isEqualTo("12.00");
    }

    @Test
    void what_is_struck_through_beside_a_fixed_price_stays() {
        list.fixes("BOWL", "18.00", "25.00");

        prices.write(List.of(to("BOWL", "17.99")));

        assertThat(list.price("BOWL")).contains(new GraphqlPriceList.Fixed("17.99", "25.00"));
    }

    @Test
    void what_has_no_fixed_price_any_more_has_none() {
        list.fixes("MUG", "10.50", "");
        PriceWrite away = away("MUG");
        prices.write(List.of(away));

        assertThat(prices.write(List.of(away))).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(list.price("MUG")).isEmpty();
    }

    @Test
    void one_refusal_keeps_no_other_from_being_written() {
        list.fixes("CUP", "8.00", "");
        List<PriceWrite> writes = List.of(to("MUG", "10.50"), to("BOWL", "17.99"), away("CUP"));
        list.locks("MUG");

        List<ItemWritten> written = prices.write(writes);

        assertThat(written.getFirst()).isInstanceOfSatisfying(ItemWritten.Refused.class, refused -> {
            assertThat(refused.failure().why()).contains("'MUG'", "10.50 GBP");
            assertThat(refused.failure().toString()).contains("VARIANT_NOT_FOUND");
        });
        assertThat(written.subList(1, 3)).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(list.money("BOWL")).contains(pounds("17.99"));
        assertThat(list.price("CUP")).isEmpty();
    }

    @Test
    void a_variant_that_the_list_does_not_tell_or_that_shares_its_sku_is_refused_by_name() {
        list.lacks("MUG");
        products.sells("CUP", 4, "9.00");

        Map<String, PriceReading> readings = prices.read(Set.of("MUG", "CUP"));

        assertThat(readings.get("MUG")).isInstanceOfSatisfying(PriceReading.Unfit.class, unfit -> assertThat(
                        unfit.failure().why())
                .contains("tells nothing of 'MUG'"));
        assertThat(readings.get("CUP")).isInstanceOf(PriceReading.Unfit.class);
    }

    @Test
    void a_list_that_is_gone_fails_the_call_and_no_single_price() {
        PriceWrite write = to("MUG", "10.50");

        Failure failure =
                failure(() -> connector(Optional.of("GB"), "404").priceTarget().write(List.of(write)));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.toString()).contains("PRICE_LIST_NOT_FOUND");
    }

    @Test
    void every_way_to_break_has_its_failure_and_heals_into_the_price_asked_for() {
        int pounds = 10;
        for (CallFault fault : CallFault.values()) {
            PriceWrite write = to("MUG", pounds++ + ".50");
            shop.breaks(fault);
            try {
                assertThat(failure(() -> prices.read(Set.of("MUG"))).code().name())
                        .isIn("DOWN", "TOO_BUSY", "CREDENTIALS_REFUSED", "UNREACHABLE");
                assertThat(failure(() -> prices.write(List.of(write))).code().name())
                        .as(fault.name())
                        .isIn("DOWN", "TOO_BUSY", "CREDENTIALS_REFUSED", "UNREACHABLE", "ANSWER_MISSING");
            } finally {
                shop.heals();
            }
            prices.write(List.of(write));
            assertThat(list.money("MUG")).isEqualTo(write.price());
        }
    }

    @Test
    void ten_thousand_prices_are_a_hundred_writes_and_two_hundred_reads() {
        List<String> skus = IntStream.range(0, 10_000).mapToObj(i -> "SKU-" + i).toList();
        for (int i = 0; i < skus.size(); i++) {
            products.sells(skus.get(i), 100 + i, "12.00");
        }
        Map<String, ItemWritten> answers = new HashMap<>();

        for (List<String> some : Chunks.of(skus, Math.min(prices.mostPerRead(), prices.mostPerWrite()))) {
            Map<String, PriceReading> readings = prices.read(Set.copyOf(some));
            prices.write(some.stream()
                            .map(sku -> new PriceWrite(
                                    (ShownPrice) Objects.requireNonNull(readings.get(sku)),
                                    Optional.of(pounds("9.99"))))
                            .toList())
                    .forEach(answer -> answers.put(answer.sku(), answer));
        }

        assertThat(answers.values()).hasSize(10_000).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(list.writes()).isEqualTo(100);
        assertThat(list.reads() + products.reads()).isEqualTo(200);
        assertThat(skus).allMatch(sku -> list.money(sku).equals(Optional.of(pounds("9.99"))));
    }
}
