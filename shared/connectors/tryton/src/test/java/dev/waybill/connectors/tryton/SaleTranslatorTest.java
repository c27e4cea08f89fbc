package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded order in, JSON-RPC out; and every reason to hold an order. */
class SaleTranslatorTest {
    private static final RecordedOrders RECORDED = new RecordedOrders(new SystemId("shop-es"));
    private static final TaxRecord STANDARD = tax(1, "VAT 19%", "0.19");
    private static final TaxRecord REDUCED = tax(2, "VAT 7%", "0.07");

    private Map<String, String> settings = Map.of("url", "https://erp.example", "database", "main");
    private List<TaxRecord> taxes = List.of(STANDARD, REDUCED);
    private final Map<String, List<Item>> products = new HashMap<>(Map.of(
            "TS-BLUE", List.of(item(11, "TS-BLUE", 1)),
            "MUG-Ü-01", List.of(item(12, "MUG-Ü-01", 1)),
            "BOOK-7", List.of(item(13, "BOOK-7", 2)),
            "HOOD-S", List.of(item(14, "HOOD-S", 1)),
            "CENT-3", List.of(item(15, "CENT-3", 1)),
            "SHIPPING", List.of(item(16, "SHIPPING", 1)),
            "FEE", List.of(item(18, "FEE", 1))));

    private static TaxRecord tax(long id, String name, String rate) {
        return new TaxRecord(id, name, new BigDecimal(rate), Optional.empty(), Optional.empty());
    }

    private static Item item(long id, String code, long tax) {
        return new Item(id, code, true, 1, Set.of(tax));
    }

    private SaleDraft translate(Order order) {
        TrytonConfig config = TrytonConfig.of(new SystemSpec(
                new SystemId("erp"), "tryton", Optional.empty(), Optional.empty(), settings, Optional.empty()));
        Books books = new Books(
                ZoneId.of("Europe/Berlin"),
                new Books.SalesChannel(1, Optional.of(5L)),
                TaxRounding.LINE,
                Map.of("EUR", new Books.CurrencyRecord(1, new BigDecimal("0.01"))),
                Map.of("DE", 49L),
                taxes);
        AddressTranslator addresses = new AddressTranslator(new Held(config.id()), books.countries(), Map.of());
        return new SaleTranslator(config, books, new LineItems(config, books, products), addresses)
                .translate(order, OrderReference.of(order.subject()));
    }

    private Failure held(Order order) {
        return catchThrowableOfType(FailureException.class, () -> translate(order))
                .failure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "19", "20", "21", "22"})
    void a_recorded_order_becomes_the_expected_calls(String number) throws IOException {
        SaleDraft draft = translate(RECORDED.order(number));
        Parties.Placement placement = new Parties.Placement(3, 4, 5);
        PartyDraft buyer = new PartyDraft(draft.buyer(), List.of(draft.billTo().values()));
        Rpc party = Rpc.create("create", "party.party", List.of(buyer.values(buyer.codeOfIdentity(), "phone")));
        Rpc sale = Rpc.create("create", "sale.sale", List.of(draft.values(placement)));
        Map<String, Object> context = Map.of("company", 1);

        JsonNode calls = JsonMapper.builder()
                .build()
                .createArrayNode()
                .add(json(new String(party.body(context).bytes(), StandardCharsets.UTF_8)))
                .add(json(new String(sale.body(context).bytes(), StandardCharsets.UTF_8)));

        Path file = Path.of("src/test/resources/tryton/expected/order-" + number + ".json");
        assertThat(calls).isEqualTo(json(Files.readString(file, StandardCharsets.UTF_8)));
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void an_unknown_item_holds_the_order_and_names_the_line() {
        products.remove("BOOK-7");

        Failure failure = held(RECORDED.order("20"));

        assertThat(failure.code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(failure.why())
                .isEqualTo("the item 'BOOK-7' of line 'BOOK-7' cannot be sold in erp: no product has that code");
    }

    @Test
    void an_item_with_another_number_is_found_by_the_mapping() {
        products.put("B-0007", List.of(item(99, "B-0007", 2)));
        products.remove("BOOK-7");
        settings = Map.of("url", "https://erp.example", "database", "main", "items.BOOK-7", "B-0007");

        assertThat(translate(RECORDED.order("20")).lines().get(1)).containsEntry("product", 99L);
    }

    @Test
    void two_products_with_one_code_are_not_chosen_from() {
        products.put("TS-BLUE", List.of(item(11, "TS-BLUE", 1), item(21, "TS-BLUE", 1)));

        assertThat(held(RECORDED.order("18")).why()).contains("2 products have that code");
    }

    @Test
    void an_unknown_tax_holds_the_order_and_names_rate_and_line() {
        taxes = List.of(STANDARD);

        Failure failure = held(RECORDED.order("20"));

        assertThat(failure.code()).isEqualTo(FailureCode.TAX_UNKNOWN);
        assertThat(failure.why()).contains("7 %").contains("'BOOK-7'").contains("no tax on sales has that rate");
        assertThat(failure.next()).contains("taxes.7");
    }

    @Test
    void among_several_taxes_of_one_rate_the_product_s_own_counts_else_a_person_decides() {
        taxes = List.of(STANDARD, REDUCED, tax(3, "VAT 19% services", "0.19"));
        assertThat(translate(RECORDED.order("18")).lines().getFirst())
                .containsEntry("taxes", List.of(List.of("add", List.of(1L))));

        products.put("TS-BLUE", List.of(new Item(11, "TS-BLUE", true, 1, Set.of())));
        Failure failure = held(RECORDED.order("18"));

        assertThat(failure.code()).isEqualTo(FailureCode.TAX_UNKNOWN);
        assertThat(failure.why()).contains("several have that rate: VAT 19%, VAT 19% services");
    }

    @Test
    void the_settings_decide_between_taxes_of_one_rate() {
        taxes = List.of(STANDARD, REDUCED, tax(3, "VAT 19% services", "0.19"));
        settings = Map.of("url", "https://erp.example", "database", "main", "taxes.19", "VAT 19% services");

        assertThat(translate(RECORDED.order("18")).lines().getFirst())
                .containsEntry("taxes", List.of(List.of("add", List.of(3L))));
    }

    @Test
    void a_tax_without_a_rate_is_not_guessed() {
        Order order = Orders.withFirstTax(RECORDED.order("18"), "Eco tax", Optional.empty());

        assertThat(held(order).why()).contains("'Eco tax'").contains("the shop does not say its rate");
    }

    @Test
    void a_tax_that_does_not_follow_from_its_rate_holds_the_order_with_both_sums() {
        Order order = Orders.withFirstLine(RECORDED.order("18"), "TS-BLUE", 2, "39.80", "8.00");

        Failure failure = held(order);

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_TOTALS_DIFFER);
        assertThat(failure.why())
                .contains("53.63 EUR")
                .contains("53.19 EUR")
                .contains("'TS-BLUE'")
                .contains("8");
    }

    @Test
    void an_unknown_country_holds_the_order() {
        Order order = Orders.shippedTo(RECORDED.order("18"), "Rue 1", "75002", "Paris", "FR");

        assertThat(held(order).code()).isEqualTo(FailureCode.MASTER_DATA_UNKNOWN);
        assertThat(held(order).why()).contains("'FR'");
    }

    @Test
    void no_draft_shows_a_person() {
        assertThat(translate(RECORDED.order("18")).toString())
                .doesNotContain("Müller")
                .doesNotContain("example.test");
    }
}
