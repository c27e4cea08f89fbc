package dev.waybill.bench.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.demo.erp.Place;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final SystemId ERP = new SystemId("erp");
    private static final String REFERENCE = "shop-es:7";

    private final ShopOrder order =
            new ShopOrder(SubjectRef.parse("order#shop-es#7"), new BigDecimal("53.19"), SalesOrder.State.CONFIRMED, 1);

    @Test
    void an_order_that_is_there_once_as_its_shop_says_it_is_right() {
        order.goesOut(true, NOON);

        assertThat(wrong(
                        List.of(copy("53.19", SalesOrder.State.CONFIRMED)),
                        history(LinkState.DELIVERED, Ending.DELIVERED)))
                .isEmpty();
    }

    @Test
    void a_lost_order_is_noticed() {
        order.goesOut(true, NOON);

        assertThat(wrong(List.of(), history(LinkState.DELIVERED, Ending.DELIVERED)))
                .containsExactly("orders lost");
    }

    @Test
    void a_second_order_another_total_and_an_older_state_are_noticed() {
        order.goesOut(true, NOON);
        List<SalesOrder> there =
                List.of(copy("53.19", SalesOrder.State.CONFIRMED), copy("53.20", SalesOrder.State.DRAFT));

        assertThat(wrong(there, history(LinkState.DELIVERED, Ending.DELIVERED)))
                .containsExactly("orders twice in the ERP", "totals that differ", "orders not in their newest state");
    }

    @Test
    void an_order_that_nobody_placed_is_noticed() {
        Account account = new Account(List.of(), Map.of(REFERENCE, List.of()), Map.of(), 0);

        assertThat(names(account)).containsExactly("orders in the ERP that nobody placed");
    }

    @Test
    void what_the_ledger_does_not_know_or_has_not_ended_is_noticed() {
        order.goesOut(true, NOON);
        List<SalesOrder> there = List.of(copy("53.19", SalesOrder.State.CONFIRMED));

        assertThat(names(new Account(List.of(order), Map.of(REFERENCE, there), Map.of(), 0)))
                .containsExactly(
                        "orders still waiting or being worked on", "orders with a webhook that came to no end");
        assertThat(wrong(there, history(LinkState.WAITING, Ending.WAITING)))
                .containsExactly(
                        "orders still waiting or being worked on", "orders with a webhook that came to no end");
    }

    @Test
    void a_webhook_carried_twice_is_noticed_and_one_skipped_is_right() {
        order.goesOut(true, NOON);

        assertThat(wrong(
                        List.of(copy("53.19", SalesOrder.State.CONFIRMED)),
                        history(LinkState.DELIVERED, Ending.DELIVERED, Ending.DELIVERED)))
                .containsExactly("orders with a webhook carried twice");
        assertThat(wrong(
                        List.of(copy("53.19", SalesOrder.State.CONFIRMED)),
                        history(LinkState.DELIVERED, Ending.DELIVERED, Ending.SKIPPED)))
                .isEmpty();
    }

    @Test
    void held_is_wrong_and_so_is_held_without_a_reason() {
        order.goesOut(true, NOON);

        assertThat(wrong(List.of(copy("53.19", SalesOrder.State.CONFIRMED)), history(LinkState.HELD, Ending.HELD)))
                .containsExactly(
                        "orders held or failed",
                        "orders held on their way, then not",
                        "orders held or failed without a reason");
    }

    private List<String> wrong(List<SalesOrder> there, History history) {
        return names(new Account(List.of(order), Account.byReference(there), Map.of(order, history), 0));
    }

    private static List<String> names(Account account) {
        return account.findings().stream()
                .filter(finding -> !finding.isGood())
                .map(Account.Finding::what)
                .toList();
    }

    private static SalesOrder copy(String total, SalesOrder.State state) {
        Place nowhere = new Place("", "", List.of(), "", "", "", "DE", "");
        BigDecimal amount = new BigDecimal(total);
        return new SalesOrder(
                "SO1",
                REFERENCE,
                1,
                state,
                NOON,
                "p",
                nowhere,
                nowhere,
                List.of(),
                "EUR",
                amount,
                BigDecimal.ZERO,
                amount,
                "",
                NOON);
    }

    private History history(LinkState state, Ending... endings) {
        Link link = new Link(
                order.subject(),
                ERP,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new History(
                order.subject(),
                List.of(link),
                Arrays.stream(endings).map(this::operation).toList(),
                List.of());
    }

    private Operation operation(Ending ending) {
        return new Operation(
                new OperationId("1"),
                order.subject(),
                ERP,
                "orders-to-erp",
                "order.created",
                ending,
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(),
                1,
                false,
                1,
                new CorrelationId("c"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
    }
}
