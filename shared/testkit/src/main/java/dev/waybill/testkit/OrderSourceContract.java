package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector does in which orders are born. */
public interface OrderSourceContract {
    Connector connector();

    /** Messages as intake would queue them, each with an order whose totals agree. */
    List<Envelope> orderMessages();

    /** Names of members, as written in those bodies, without which it is not an order. */
    List<String> requiredMembers();

    @Test
    default void an_order_translates_with_totals_that_agree() {
        for (Envelope message : orderMessages()) {
            Order order = translated(message);

            assertThat(ControlTotals.of(order).agrees())
                    .as(ControlTotals.of(order).breakdown())
                    .isTrue();
            assertThat(order.subject()).isEqualTo(message.subject());
            assertThat(order.lines()).isNotEmpty();
        }
    }

    @Test
    default void translating_twice_gives_the_same() {
        for (Envelope message : orderMessages()) {
            assertThat(translated(message)).isEqualTo(translated(message));
        }
    }

    @Test
    default void a_missing_member_is_malformed_and_named() {
        Envelope whole = orderMessages().getFirst();
        for (String member : requiredMembers()) {
            String without = new String(whole.body().bytes(), StandardCharsets.UTF_8)
                    .replace("\"" + member + "\"", "\"not_" + member + "\"");

            assertThatThrownBy(() -> translated(withBody(whole, Body.of(without))))
                    .isInstanceOfSatisfying(FailureException.class, e -> {
                        assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED);
                        assertThat(e.failure().why()).contains(member);
                    });
        }
    }

    @Test
    default void a_body_that_breaks_off_is_malformed() {
        Envelope whole = orderMessages().getFirst();
        byte[] bytes = whole.body().bytes();
        byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> translated(withBody(whole, Body.of(half))))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED));
    }

    private Order translated(Envelope message) {
        OrderNews news = connector().orderSource().translate(message);
        return switch (news) {
            case OrderNews.State state -> state.order();
            case OrderNews.NotInBody elsewhere -> throw new AssertionError(elsewhere.why());
            case OrderNews.Gone gone -> throw new AssertionError(gone.why());
        };
    }

    private static Envelope withBody(Envelope of, Body body) {
        return new Envelope(
                of.flow(),
                of.source(),
                of.target(),
                of.subject(),
                of.topic(),
                of.key(),
                of.version(),
                of.receivedAt(),
                of.correlation(),
                of.headers(),
                body,
                of.redriven());
    }
}
