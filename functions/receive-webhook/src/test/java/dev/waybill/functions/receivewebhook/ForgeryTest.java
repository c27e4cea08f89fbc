package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.connector.Signatures;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of somebody who does not have the secret, or has that of another shop. */
class ForgeryTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final String SIGNATURE = "x-wc-webhook-signature";

    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final MemoryLandscapeStore store = new MemoryLandscapeStore();
    private final RecordingLog log = new RecordingLog();
    private final Connections connections = new Connections(
            Catalogue.all(),
            system -> new MemorySecrets(Map.of(Signatures.CURRENT, "secret-of-" + system.id())),
            call -> {
                throw new AssertionError("a webhook is understood without calling anybody");
            },
            NOON);
    private final ReceiveWebhookHandler handler = new ReceiveWebhookHandler(new ReceiveWebhookWiring(
            new Intake(new CurrentLandscape(store, connections, Duration.ofDays(1)), queue, log, new CountingIds()),
            log,
            NOON));

    @BeforeEach
    void two_shops_with_a_secret_each() {
        store.append(new Revision(landscape(), "systems: {}", "test", "test", NOON.instant()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "shop-es/",
                "/shop-es",
                "shop-es/../shop-fr",
                "shop%2Des",
                "shop-es%00",
                "shop-es\0",
                "shop-es\n",
                "shop-es ",
                " shop-es",
                "SHOP-ES",
                "\u0455hop-es",
                "shop\u2010es",
                "shop-es\u200B",
                "shop-es;x=1",
                "shop-es?x",
                "shop-es#x",
                "shop-es\\x",
                "-shop-es",
                "ｓhop-es",
                "shop-es@evil",
                "shop-es,shop-fr",
                "${jndi:x}"
            })
    void no_spelling_of_a_name_is_another_system_or_reaches_a_log(String name) {
        assertThat(statusOf(genuine("shop-es"), name)).isEqualTo(404);
        assertThat(statusOf(genuine("shop-es"), "s".repeat(1_000_000))).isEqualTo(404);
        assertThat(queue.takeAll()).isEmpty();
        assertThat(log.answers()).isEmpty();
    }

    @Test
    void a_webhook_of_one_shop_is_not_believed_at_another_s_address() {
        assertThat(statusOf(genuine("shop-es"), "shop-es")).isEqualTo(200);
        assertThat(statusOf(genuine("shop-es"), "shop-fr")).isEqualTo(401);
    }

    @Test
    void a_signature_is_over_every_byte() {
        APIGatewayV2HTTPEvent event = genuine("shop-es");
        String body = event.getBody();
        for (String other :
                List.of(body.substring(0, body.length() - 1), body + " ", body + "\0", " " + body, "", "{}")) {
            event.setBody(other);

            assertThat(statusOf(event, "shop-es")).isEqualTo(401);
        }
        assertThat(queue.takeAll()).isEmpty();
    }

    @Test
    void no_other_writing_of_a_signature_is_one() {
        byte[] right = hmac("shop-es", genuine("shop-es").getBody());
        String text = base64(right);
        for (String claimed : List.of(
                "",
                "=",
                ",",
                text + "," + text,
                "AAAA," + text,
                text + ",AAAA",
                text + " AAAA",
                "sha256=" + text,
                HexFormat.of().formatHex(right),
                base64(Arrays.copyOf(right, 16)),
                base64(Arrays.copyOf(right, 33)),
                base64(new byte[32]),
                text.toLowerCase(Locale.ROOT),
                "x".repeat(100_000))) {
            assertThat(statusOf(with(genuine("shop-es"), SIGNATURE, claimed), "shop-es"))
                    .as(claimed.substring(0, Math.min(claimed.length(), 100)))
                    .isEqualTo(401);
        }
        assertThat(queue.takeAll()).isEmpty();
    }

    @Test
    void the_name_of_a_header_may_have_any_case() {
        APIGatewayV2HTTPEvent event = genuine("shop-es");
        Map<String, String> shouted = new HashMap<>();
        event.getHeaders().forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));
        event.setHeaders(shouted);

        assertThat(statusOf(event, "shop-es")).isEqualTo(200);
    }

    @Test
    void what_a_forger_writes_into_headers_and_body_is_in_no_log_line() {
        String evil = "evil\r\n{\"event\":\"delivery.attempted\"}\u001B[31m";
        APIGatewayV2HTTPEvent event = with(genuine("shop-es"), "x-wc-webhook-topic", evil);
        event.setBody(evil);

        assertThat(statusOf(event, "shop-es")).isEqualTo(401);
        assertThat(log.answers().toString()).contains("SIGNATURE_WRONG").doesNotContain("evil", "\u001B", "secret-of");
    }

    private int statusOf(APIGatewayV2HTTPEvent event, String system) {
        event.setPathParameters(Map.of("system", system));
        APIGatewayV2HTTPResponse answer = handler.answer(event);
        assertThat(answer.getBody()).doesNotContain("secret", "signature", "header");
        return answer.getStatusCode();
    }

    private static APIGatewayV2HTTPEvent genuine(String shop) {
        APIGatewayV2HTTPEvent event = Events.read("order-updated");
        return with(event, SIGNATURE, base64(hmac(shop, event.getBody())));
    }

    private static APIGatewayV2HTTPEvent with(APIGatewayV2HTTPEvent event, String header, String value) {
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.put(header, value);
        event.setHeaders(headers);
        return event;
    }

    private static byte[] hmac(String shop, String body) {
        return Signatures.hmac(
                ("secret-of-" + shop).getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Landscape landscape() {
        Route route = new Route("orders-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp"), List.of());
        return new Landscape(
                1,
                List.of(system("shop-es", "woocommerce"), system("shop-fr", "woocommerce"), system("erp", "tryton")),
                new OwnershipMap(List.of()),
                List.of(route));
    }

    private static SystemSpec system(String id, String connector) {
        return new SystemSpec(
                new SystemId(id),
                connector,
                Optional.empty(),
                Optional.empty(),
                Map.of("url", "https://" + id + ".example", "database", "main"),
                Optional.of("/waybill/" + id));
    }
}
