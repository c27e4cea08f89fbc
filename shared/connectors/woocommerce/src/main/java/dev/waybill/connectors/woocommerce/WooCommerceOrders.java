package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one order from the shop's REST interface, version 3: the same JSON as its webhooks send, since the shop makes both
 * with one piece of code (woocommerce/woocommerce-rest-api-docs {@code _orders.md}, "Retrieve an order"; read 2026-11).
 */
final class WooCommerceOrders implements OrderReader {
    static final String KEY = "rest-key";
    static final String SECRET = "rest-secret";
    private static final String OPERATION = "readOrder";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SystemSpec system;
    private final Surroundings surroundings;

    WooCommerceOrders(SystemSpec system, Surroundings surroundings) {
        this.system = system;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<CurrentOrder> read(SubjectRef order) {
        if (!order.id().matches("[0-9]{1,20}")) {
            return Optional.empty();
        }
        HttpCall call = new HttpCall(
                system.id(),
                OPERATION,
                Effect.READ,
                "GET",
                address(order),
                Map.of("Authorization", "Basic " + credentials(), "Accept", "application/json"),
                Body.empty(),
                PATIENCE);
        HttpAnswer answer = surroundings.http().send(call);
        return switch (answer.status()) {
            case 200 -> Optional.of(new CurrentOrder(answer.body(), WooCommerceWebhooks.version(answer.body())));
            case 404, 410 -> Optional.empty();
            default -> throw new FailureException(no(answer));
        };
    }

    private URI address(SubjectRef order) {
        String shop = system.setting("url")
                .orElseThrow(() -> new FailureException(failure(
                        FailureCode.SETTING_WRONG,
                        "the setting 'url' of " + system.id() + " is missing, so the shop cannot be asked",
                        "add the shop's address to waybill.yaml and apply it")));
        return URI.create(shop.replaceFirst("/+$", "") + "/wp-json/wc/v3/orders/" + order.id());
    }

    private String credentials() {
        Secret key = surroundings.secrets().require(system.id(), KEY);
        Secret secret = surroundings.secrets().require(system.id(), SECRET);
        return Base64.getEncoder()
                .encodeToString((key.reveal() + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    private Failure no(HttpAnswer answer) {
        int status = answer.status();
        Failure failure =
                switch (status) {
                    case 401, 403 ->
                        failure(
                                FailureCode.CREDENTIALS_REFUSED,
                                system.id() + " does not let us read its orders (" + status + ")",
                                "make a REST key with the permission to read in the shop, and set '" + KEY + "' and '"
                                        + SECRET + "' in the secrets parameter of " + system.id());
                    case 429 ->
                        failure(FailureCode.TOO_BUSY, system.id() + " is busy (429)", "nothing: it is asked again");
                    default ->
                        failure(
                                FailureCode.DOWN,
                                system.id() + " did not tell the order (" + status + ")",
                                "nothing: it is asked again; if it stays so, see what answers at the shop's address");
                };
        return answer.retryAfter(surroundings.clock().instant())
                .map(failure::retryingAfter)
                .orElse(failure);
    }

    private Failure failure(FailureCode code, String why, String next) {
        return Failure.of(code, system.id(), OPERATION, why, next);
    }
}
