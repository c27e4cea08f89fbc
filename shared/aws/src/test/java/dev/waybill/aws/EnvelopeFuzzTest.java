package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.fuzz.Fuzzing;
import dev.waybill.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Messages and packed bodies, changed in every way; how many: {@link Fuzzing}. */
@Tag("fuzz")
class EnvelopeFuzzTest {
    private static final String ORDER = "{\"id\":1001,\"status\":\"processing\",\"total\":\"12.50\",\"note\":\"ñ\"}";
    private static final List<byte[]> MESSAGES = List.of(
            bytes(EnvelopeJson.write(envelope(Body.of(ORDER), Optional.empty()))),
            bytes(EnvelopeJson.write(envelope(Body.of(ORDER.repeat(2_000)), version()))
                            .replaceFirst("}$", "") + ",\"redriven\":true}"),
            bytes(EnvelopeJson.write(envelope(Body.of(new byte[] {'{', (byte) 0xc3, 0x28, 0}), version()))));
    private static final List<byte[]> PACKED =
            List.of(Gzip.pack(bytes(ORDER)), Gzip.pack(bytes(ORDER.repeat(500))), Gzip.pack(new byte[1 << 17]));

    /** A message as the queue gives it. */
    private record Message(String text) implements Fuzzing.Input {
        @Override
        public byte[] bytes() {
            return EnvelopeFuzzTest.bytes(text);
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_message_is_read_exactly_or_refused_without_any_of_it(@ForAll Random chance) {
        Fuzzing.of("envelope", Set.of())
                .run(
                        chance.nextLong(),
                        mutations -> new Message(new String(
                                mutations.of(mutations.one(MESSAGES), mutations.one(MESSAGES)),
                                StandardCharsets.UTF_8)),
                        EnvelopeFuzzTest::read);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_packed_body_is_unpacked_within_its_limit_or_refused(@ForAll Random chance) {
        Fuzzing.of("packed body", Set.of())
                .run(chance.nextLong(), EnvelopeFuzzTest::withPacked, EnvelopeFuzzTest::read);
    }

    private static Message withPacked(Mutations mutations) {
        byte[] packed = mutations.of(mutations.one(PACKED), mutations.one(PACKED));
        String text = EnvelopeJson.write(envelope(Body.of(ORDER), version()))
                .replaceFirst(
                        "\"body\":\".*", "\"gzip\":\"" + Base64.getEncoder().encodeToString(packed) + "\"}");
        return new Message(text);
    }

    private static String read(Message message) {
        Envelope envelope;
        try {
            envelope = EnvelopeJson.read(message.text());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(120).doesNotContain("1001");
            return "refused";
        }
        assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope))).isEqualTo(envelope);
        assertThat(envelope.body().length()).isLessThanOrEqualTo(Envelope.MOST_BODY);
        return "read";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Version> version() {
        return Optional.of(new Version(Instant.parse("2026-11-23T12:00:00.5Z")));
    }

    private static Envelope envelope(Body body, Optional<Version> version) {
        SystemId shop = new SystemId("shop-es");
        return new Envelope(
                "orders-to-erp",
                shop,
                new SystemId("erp"),
                new SubjectRef(EntityKind.ORDER, shop, "1001"),
                "order.updated",
                "1:order.updated:1001:abc",
                version,
                Instant.parse("2026-11-23T12:00:00Z"),
                new CorrelationId("01J9"),
                Map.of("x-shopify-event-id", "98880550"),
                body,
                Envelope.Redriven.NO);
    }
}
