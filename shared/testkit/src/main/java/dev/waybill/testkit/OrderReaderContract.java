package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.order.OrderReader.CurrentOrder;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every connector does that can be asked how an order stands now. */
public interface OrderReaderContract {
    Connector connector();

    /** A message about an order that the system has, as intake would queue it. */
    Envelope messageOfAnOrderThere();

    /** An order that the system does not have (any more). */
    SubjectRef orderThatIsGone();

    @Test
    default void an_order_is_read_in_the_shape_in_which_the_system_sends_it() {
        Envelope message = messageOfAnOrderThere();

        CurrentOrder current = connector().orderReader().read(message.subject()).orElseThrow();

        Envelope again = message.readAgain(current.body(), current.version());
        assertThat(connector().orderSource().translate(again)).isInstanceOfSatisfying(OrderNews.State.class, state -> {
            assertThat(state.order().subject()).isEqualTo(message.subject());
            assertThat(current.version()).contains(state.order().version());
        });
    }

    @Test
    default void an_order_that_is_asked_for_is_understood_under_the_topic_of_a_change() {
        Envelope message = messageOfAnOrderThere();
        OrderReader reader = connector().orderReader();
        CurrentOrder current = reader.read(message.subject()).orElseThrow();

        Envelope fresh = new Envelope(
                message.flow(),
                message.source(),
                message.target(),
                message.subject(),
                reader.topic(),
                "asked",
                current.version(),
                message.receivedAt(),
                message.correlation(),
                Map.of(),
                current.body(),
                Envelope.Redriven.NO);

        assertThat(connector().orderSource().translate(fresh)).isInstanceOf(OrderNews.State.class);
    }

    @Test
    default void an_order_that_is_gone_is_empty() {
        assertThat(connector().orderReader().read(orderThatIsGone())).isEmpty();
    }
}
