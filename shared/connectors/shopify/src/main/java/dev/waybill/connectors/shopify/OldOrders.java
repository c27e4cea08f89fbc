package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.http.Effect;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Orders from more than 60 days ago, which the shop shows only to apps with the scope {@code read_all_orders}, and says nothing of to
 * others (object {@code Order}, https://shopify.dev/docs/api/admin-graphql/2026-07/objects/Order, read 2026-11).
 */
record OldOrders(Clock clock) {
    /** A day less than the shop shows, as it does not say from which hour on it counts. */
    static final Duration SHOWN = Duration.ofDays(59);

    private static final String SCOPE = "read_all_orders";

    private static final Request SCOPES =
            new Request(OrderQuery.LIST, Effect.READ, "tell what our token may do", "read_orders", """
            query Scopes { currentAppInstallation { accessScopes { handle } } }
            """);

    /** @throws FailureException {@code CREDENTIALS_REFUSED} if orders of that time are not shown to us */
    void requireShown(PatientGraphql shop, Instant from) {
        if (from.isBefore(clock.instant().minus(SHOWN)) && !sees(shop)) {
            throw new FailureException(Failure.of(
                    FailureCode.CREDENTIALS_REFUSED,
                    shop.system(),
                    OrderQuery.LIST,
                    shop.system() + " shows our app no orders that are older than 60 days, so what changed since "
                            + from + " cannot be listed",
                    "ask for a later time, or give the app the scope " + SCOPE + ", which Shopify grants on request"));
        }
    }

    /** @throws FailureException {@code CREDENTIALS_REFUSED}, as an order that is not there may be one that is only not shown to us */
    void requireAll(PatientGraphql shop, String order) {
        if (!sees(shop)) {
            throw new FailureException(Failure.of(
                    FailureCode.CREDENTIALS_REFUSED,
                    shop.system(),
                    OrderQuery.READ,
                    shop.system() + " does not show the order " + order
                            + ": it was deleted, or is older than the 60 days" + " that our app may see",
                    "look for the order in the shop; if it is there, give the app the scope " + SCOPE
                            + ", which Shopify grants on request"));
        }
    }

    /** Whether orders of any age are shown to us. */
    boolean showsAll(PatientGraphql shop) {
        return sees(shop);
    }

    private static boolean sees(PatientGraphql shop) {
        return shop.ask(
                SCOPES,
                JsonNodeFactory.instance.objectNode(),
                data -> data.at("currentAppInstallation").list("accessScopes").stream()
                        .anyMatch(scope -> scope.textOrEmpty("handle").equals(SCOPE)));
    }
}
