package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector does that can be asked which webhooks its system still sends. */
public interface SubscriptionsContract {
    Connector connector();

    /** From now on all that is needed is sent to Waybill. */
    void subscribed();

    /** From now on the system has one of these subscriptions no more. */
    void unsubscribed(String topic);

    /** From now on the system refuses our key or token. */
    void tokenExpired();

    @Test
    default void what_is_sent_is_active_and_each_topic_is_told_once() {
        subscribed();

        List<Subscription> now = connector().subscriptions().now();

        assertThat(now).isNotEmpty().allMatch(Subscription::isSent);
        assertThat(now).extracting(Subscription::topic).doesNotHaveDuplicates();
    }

    @Test
    default void what_is_gone_is_missing_and_the_rest_is_not() {
        subscribed();
        String gone = connector().subscriptions().now().getFirst().topic();
        unsubscribed(gone);

        assertThat(connector().subscriptions().now())
                .filteredOn(subscription -> !subscription.isSent())
                .singleElement()
                .satisfies(subscription -> {
                    assertThat(subscription.topic()).isEqualTo(gone);
                    assertThat(subscription.state()).isEqualTo(State.MISSING);
                });
        assertThat(connector().subscriptions().remedy()).isNotBlank();
    }

    @Test
    default void a_token_that_ended_needs_a_person() {
        tokenExpired();

        assertThatThrownBy(() -> connector().subscriptions().now())
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }
}
