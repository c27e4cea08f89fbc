package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderReader.CurrentOrder;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
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
    default void an_order_that_is_gone_is_empty() {
        assertThat(connector().orderReader().read(orderThatIsGone())).isEmpty();
    }
}
