package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks again after the shop's own waiting time. Reading orders, and writing many prices, takes more points than a bucket holds, and would never
 * come to its end otherwise. For one question; its calls share one store of patience.
 */
final class PatientGraphql {
    /** A function that lists changes has a minute. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ShopifyGraphql graphql;
    private final Pause pause;
    private Duration left = PATIENCE;

    /** Lets time pass. */
    interface Pause {
        /** Really waits; ends early, and stays interrupted, if the thread is interrupted. */
        Pause SLEEP = time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        void passes(Duration time);
    }

    PatientGraphql(ShopifyGraphql graphql, Pause pause) {
        this.graphql = graphql;
        this.pause = pause;
    }

    SystemId system() {
        return graphql.system();
    }

    /**
     * The same as {@link ShopifyGraphql#send}. A call that the shop is too busy for did nothing, so that writes may wait, too. {@code TOO_BUSY} if
     * patience has come to its end.
     */
    <T> T ask(Request request, ObjectNode variables, Function<JsonAt, T> what) {
        while (true) {
            try {
                return graphql.send(request, variables, what);
            } catch (FailureException e) {
                Duration wait = wait(e.failure()).orElseThrow(() -> e);
                left = left.minus(wait);
                pause.passes(wait);
            }
        }
    }

    private Optional<Duration> wait(Failure failure) {
        return failure.retryAfter()
                .filter(wait -> failure.code() == FailureCode.TOO_BUSY)
                .filter(wait -> wait.isPositive() && wait.compareTo(left) <= 0);
    }
}
