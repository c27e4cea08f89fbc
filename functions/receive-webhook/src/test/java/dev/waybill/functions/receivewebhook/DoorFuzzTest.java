package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.connector.Signatures;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.fuzz.Fuzzing;
import dev.waybill.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Events of the HTTP API, changed in every way, up to the message on the queue; how many: {@link Fuzzing}. */
@Tag("fuzz")
class DoorFuzzTest {
    private static final String SECRET = "only-for-tests-4f1c";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final List<String> PATHS =
            List.of("", "shop-es ", "SHOP-ES", "../etc", "erp", "shop-xx", "x".repeat(5_000));

    private static final List<APIGatewayV2HTTPEvent> SAMPLES =
            List.of(Events.read("order-updated"), Events.read("order-updated"), Events.read("ping"));

    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final MemoryLandscapeStore store = new MemoryLandscapeStore();
    private final Connections connections = new Connections(
            Catalogue.all(),
            system -> new MemorySecrets(Map.of(Signatures.CURRENT, SECRET)),
            call -> {
                throw new AssertionError("a webhook is understood without calling anybody");
            },
            NOON);
    private final CurrentLandscape landscape = new CurrentLandscape(store, connections, Duration.ofDays(1));

    /** An event of the API. */
    private record Event(APIGatewayV2HTTPEvent event, Body body) implements Fuzzing.Input {
        @Override
        public byte[] bytes() {
            return body.bytes();
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_event_is_queued_or_answered_with_what_is_wrong_and_never_a_defect(@ForAll Random chance) {
        store.append(new Revision(ReceiveWebhookTest.landscape(), "systems: {}", "test", "test", NOON.instant()));
        Fuzzing.of("door", Set.of()).run(chance.nextLong(), DoorFuzzTest::event, this::handled);
    }

    private String handled(Event event) {
        RecordingLog log = new RecordingLog();
        ReceiveWebhookHandler handler = new ReceiveWebhookHandler(
                new ReceiveWebhookWiring(new Intake(landscape, queue, log, new CountingIds()), log, NOON));
        APIGatewayV2HTTPResponse answer = handler.answer(event.event());
        assertThat(answer.getStatusCode()).as(log.answers().toString()).isIn(200, 400, 401, 404);
        List<Envelope> queued = queue.takeAll();
        for (Envelope envelope : queued) {
            assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope))).isEqualTo(envelope);
        }
        return answer.getStatusCode() + (queued.isEmpty() ? "" : " queued");
    }

    private static Event event(Mutations mutations) {
        APIGatewayV2HTTPEvent sample = mutations.one(SAMPLES);
        byte[] genuine = sample.getBody().getBytes(StandardCharsets.UTF_8);
        byte[] body = mutations.of(genuine, genuine);
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setPathParameters(Map.of("system", mutations.chance(10) ? mutations.one(PATHS) : "shop-es"));
        event.setIsBase64Encoded(true);
        event.setBody(Base64.getEncoder().encodeToString(body));
        event.setHeaders(mutations.chance(4) ? sample.getHeaders() : signed(sample.getHeaders(), body));
        if (mutations.chance(4)) {
            event.setHeaders(mutations.of(event.getHeaders()));
        }
        if (mutations.chance(10)) {
            event.setBody(new String(mutations.of(body, body), StandardCharsets.UTF_8));
            event.setIsBase64Encoded(mutations.chance(2));
        }
        return new Event(event, Body.of(body));
    }

    private static Map<String, String> signed(Map<String, String> headers, byte[] body) {
        byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);
        Map<String, String> signed = new HashMap<>(headers);
        signed.put("x-wc-webhook-signature", Base64.getEncoder().encodeToString(Signatures.hmac(key, body)));
        return signed;
    }
}
