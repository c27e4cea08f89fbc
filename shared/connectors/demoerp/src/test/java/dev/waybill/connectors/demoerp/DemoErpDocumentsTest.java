package dev.waybill.connectors.demoerp;

import static dev.waybill.connectors.demoerp.OrderFixture.anOrder;
import static dev.waybill.connectors.demoerp.OrderFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Secret;
import dev.waybill.connector.document.DocumentSource.PaperChange;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.DeliveryNote;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ERP ships, invoices and credits, and what is available meanwhile. */
class DemoErpDocumentsTest {
    private final SettableClock clock = SettableClock.atNoon();
    private final DemoErp erp = DemoErp.start(DemoErp.Options.inMemory("right"), clock);
    private final Order order = anOrder().withLine("MUG", "2", "14.98", "2.85").build();
    private final OrderReference reference = OrderReference.of(order.subject());

    @BeforeEach
    void fill() {
        erp.books().putItem(new Item("MUG", "A mug", false));
        erp.books().putItem(new Item("SHIPPING", "Shipping", true));
        erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
        erp.books().count("MUG", "MAIN", BigDecimal.TEN);
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Test
    void an_order_that_is_not_there_has_no_paper_and_a_new_one_has_none_yet() {
        assertThat(connector().documentSource().papers(reference)).isEmpty();

        place();

        assertThat(papers().progress()).isEqualTo(Progress.OPEN);
        assertThat(papers().shipments()).isEmpty();
        assertThat(papers().order().number()).isEqualTo("SO00001");
    }

    @Test
    void two_parcels_are_two_shipments_and_the_last_one_makes_the_order_shipped() {
        place();

        ship("PKT1", 1);
        assertThat(papers().progress()).isEqualTo(Progress.PARTLY_SHIPPED);
        ship("PKT2", 1);

        assertThat(papers().progress()).isEqualTo(Progress.SHIPPED);
        assertThat(papers().shipments())
                .extracting(Shipment::mark)
                .containsExactly("shipment DN00001 PKT1", "shipment DN00002 PKT2");
        assertThat(papers().shipments().getFirst().lines())
                .containsExactly(new Shipment.Line("MUG", Quantity.pieces(1)));
        assertThat(papers().invoicedInFull()).isFalse();
    }

    @Test
    void an_invoice_less_a_credit_note_is_what_was_charged() {
        place();
        ship("PKT1", 2);

        erp.books().invoice("SO00001");
        assertThat(papers().charged()).isEqualTo(eur("17.83"));
        assertThat(papers().invoicedInFull()).isTrue();
        erp.books().credit("SO00001", new BigDecimal("8.91"));

        assertThat(papers().charged()).isEqualTo(eur("8.92"));
        assertThat(papers().invoices())
                .extracting(Invoice::mark)
                .containsExactly("invoice INV00001", "credit-note CN00001");
        assertThat(papers().invoices()).extracting(Invoice::tax).containsExactly(eur("2.85"), eur("1.42"));
    }

    @Test
    void each_paper_is_listed_with_its_time_the_earliest_first_and_pages_lose_nothing() {
        place();
        Instant from = clock.instant();
        ship("PKT1", 1);
        erp.books().invoice("SO00001");
        clock.pass(Duration.ofSeconds(1));
        ship("PKT2", 1);

        List<PaperChange> all = connector().documentSource().changedSince(from, 0);

        assertThat(all)
                .extracting(PaperChange::document)
                .containsExactly("delivery note DN00001", "invoice INV00001", "delivery note DN00002");
        assertThat(all).allMatch(change -> change.orders().equals(Set.of(reference)));
        assertThat(connector().documentSource().changedSince(from, 2)).isEqualTo(all.subList(2, 3));
        assertThat(connector().documentSource().changedSince(clock.instant(), 0))
                .isEqualTo(all.subList(2, 3));
    }

    @Test
    void what_is_promised_to_an_order_is_not_available_and_what_is_shipped_is_gone() {
        place();
        assertThat(available(Map.of(), "MUG")).containsEntry("MUG", Quantity.pieces(8));

        ship("PKT1", 2);

        assertThat(available(Map.of(), "MUG")).containsEntry("MUG", Quantity.pieces(8));
        assertThat(connector().stockSource().available(Set.of("MUG"), List.of("NORTH")))
                .containsEntry("MUG", Quantity.pieces(0));
    }

    @Test
    void what_was_promised_to_an_order_that_is_called_off_is_available_again() {
        place();

        connector()
                .orderTarget()
                .advance(connector().orderTarget().find(reference).orElseThrow(), OrderStage.CANCELLED);

        assertThat(available(Map.of(), "MUG")).containsEntry("MUG", Quantity.pieces(10));
        assertThat(papers().progress()).isEqualTo(Progress.CANCELLED);
    }

    @Test
    void a_service_has_no_stock_and_a_shop_s_own_number_stands_for_the_item() {
        Map<String, String> mapped = Map.of("items.TASSE", "MUG");

        assertThat(available(mapped, "SHIPPING", "TASSE")).isEqualTo(Map.of("TASSE", Quantity.pieces(10)));
        assertThat(connector(mapped)
                        .stockSource()
                        .changedSince(Instant.EPOCH, 0)
                        .getFirst()
                        .skus())
                .isEqualTo(Set.of("TASSE", "MUG"));
    }

    @Test
    void an_erp_that_is_down_or_talks_nonsense_is_said_to_be_down() {
        for (Fault fault : List.of(Fault.DOWN, Fault.GARBAGE, Fault.BROKEN)) {
            erp.suffer(fault);
            FailureException thrown = catchThrowableOfType(FailureException.class, this::papers);
            assertThat(thrown.failure().code()).as(fault.word()).isEqualTo(FailureCode.DOWN);
        }
    }

    private void place() {
        OrderTarget orders = connector().orderTarget();
        orders.advance(orders.create(orders.translate(order, reference)), OrderStage.CONFIRMED);
    }

    private void ship(String tracking, long mugs) {
        erp.books()
                .ship(
                        "SO00001",
                        new DeliveryNote.Form(
                                "",
                                List.of(tracking),
                                List.of(new DeliveryNote.Line("MUG", BigDecimal.valueOf(mugs)))));
    }

    private OrderPapers papers() {
        return connector().documentSource().papers(reference).orElseThrow();
    }

    private Map<String, Quantity> available(Map<String, String> settings, String... skus) {
        return connector(settings).stockSource().available(Set.of(skus), List.of());
    }

    private Connector connector() {
        return connector(Map.of());
    }

    private Connector connector(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", erp.address().toString());
        SystemSpec system = new SystemSpec(
                new SystemId("erp"), "demo-erp", Optional.empty(), Optional.empty(), all, Optional.of("/waybill/erp"));
        return new DemoErpType()
                .connect(
                        system,
                        new ConnectorType.Surroundings(
                                name -> Optional.of(new Secret("right")),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                clock));
    }
}
