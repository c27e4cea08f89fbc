package dev.waybill.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.peers.TrytonBooks.BookedSale;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.TrytonPeer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recorded deliveries of a real WooCommerce, through queue and ledger, into a real Tryton. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersIntoTrytonTest {
    /** Recorded orders and what the shop charged for them. */
    private static final Map<String, String> TOTALS =
            Map.of("18", "53.19", "19", "138.25", "20", "78.48", "21", "17.83", "22", "8.91");

    private static final String HOME = "Jürgen Müller-Łukasz|Straße 5 “Hof”\nc/o 田中|50667|Köln";

    private final TrytonPeer tryton = TrytonPeer.start(Path.of("target/peer"));
    private final TrytonBooks books = new TrytonBooks(tryton);

    @AfterAll
    void stop() {
        tryton.close();
    }

    private static List<RecordedDelivery> retold(int run) {
        return RecordedDelivery.orders().stream()
                .map(delivery -> delivery.retold(run))
                .toList();
    }

    @Test
    void everything_twice_in_order_makes_one_party_and_one_sale_each() {
        WayIntoTryton way = new WayIntoTryton(tryton);
        for (RecordedDelivery delivery : retold(1)) {
            assertThat(way.hears(delivery)).isEqualTo(new Receipt.Accepted(1));
            assertThat(way.hears(delivery)).isEqualTo(new Receipt.Accepted(1));
            way.settles(StepProbe.NONE);
        }

        assertBooked(1);
        // The shop changed a quantity after Tryton had confirmed: a question, not a silent rewrite.
        Operation last = way.operationsOf(RecordedDelivery.idIn(1, "22")).getLast();
        assertThat(last.ending()).isEqualTo(Ending.HELD);
        assertThat(last.failure().orElseThrow().code()).isEqualTo(FailureCode.CHANGED_AFTER_CONFIRMATION);
        assertThat(sale(1, "22").pieces()).isEqualByComparingTo("1");
    }

    @Test
    void everything_twice_and_reversed_makes_one_party_and_one_sale_each() {
        WayIntoTryton way = new WayIntoTryton(tryton);
        List<RecordedDelivery> reversed = new ArrayList<>(retold(2));
        Collections.reverse(reversed);
        for (RecordedDelivery delivery : reversed) {
            way.hears(delivery);
            way.hears(delivery);
            way.settles(StepProbe.NONE);
        }

        assertBooked(2);
        assertThat(sale(2, "22").pieces()).as("the newest state came first").isEqualByComparingTo("4");
    }

    @Test
    void a_burst_of_everything_at_once_makes_the_same() {
        WayIntoTryton way = new WayIntoTryton(tryton);
        retold(3).forEach(way::hears);
        way.settles(StepProbe.NONE);

        assertBooked(3);
    }

    @Test
    void dying_after_any_step_leaves_the_same() {
        boolean died = true;
        int step = 1;
        for (; died; step++) {
            int run = 100 + step;
            WayIntoTryton way = new WayIntoTryton(tryton);
            retold(run).stream()
                    .filter(delivery -> List.of(RecordedDelivery.idIn(run, "20"), RecordedDelivery.idIn(run, "21"))
                            .contains(delivery.order()))
                    .forEach(way::hears);

            died = way.settles(Crash.afterStep(step));

            assertSale(run, "20", "processing");
            assertSale(run, "21", "cancelled");
            assertThat(books.parties("juergen@run" + run + ".example.test"))
                    .as("died after step " + step)
                    .hasSize(1);
        }
        assertThat(step).as("steps to die after").isGreaterThan(20);
    }

    @Test
    void a_tryton_that_is_down_costs_nothing_but_time() {
        WayIntoTryton way = new WayIntoTryton(tryton);
        List<RecordedDelivery> two = retold(4).subList(0, 2);
        tryton.stop();
        two.forEach(way::hears);
        way.carriesOnce();
        assertThat(way.operationsOf(RecordedDelivery.idIn(4, "18")).getLast().ending())
                .isEqualTo(Ending.WAITING);
        tryton.restart();

        way.settles(StepProbe.NONE);

        assertSale(4, "18", "processing");
    }

    private void assertBooked(int run) {
        Map<String, String> states = Map.of(
                "18", "processing", "19", "processing", "20", "processing", "21", "cancelled", "22", "processing");
        states.forEach((order, state) -> assertSale(run, order, state));
        assertThat(books.parties("juergen@run" + run + ".example.test")).hasSize(1);
        assertThat(books.parties("anna@run" + run + ".example.test")).hasSize(1);
        assertThat(sale(run, "18").party())
                .isEqualTo(books.parties("juergen@run" + run + ".example.test").getFirst());
        assertThat(sale(run, "19").party())
                .isEqualTo(books.parties("anna@run" + run + ".example.test").getFirst());
    }

    private void assertSale(int run, String order, String state) {
        BookedSale sale = sale(run, order);
        assertThat(sale.state()).as("order " + order).isEqualTo(state);
        assertThat(sale.total())
                .as("order " + order)
                .isEqualByComparingTo(new BigDecimal(TOTALS.getOrDefault(order, "")));
        assertThat(sale.invoiceTo()).isEqualTo(HOME);
        assertThat(sale.shipTo()).as("no other address was given").isEqualTo(HOME);
    }

    private BookedSale sale(int run, String order) {
        List<BookedSale> sales = books.sales(RecordedDelivery.idIn(run, order));
        assertThat(sales).as("sales of order " + order).hasSize(1);
        return sales.getFirst();
    }
}
