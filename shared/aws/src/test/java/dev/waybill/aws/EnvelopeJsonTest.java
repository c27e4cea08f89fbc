package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class EnvelopeJsonTest {
    private static final SystemId SHOP = new SystemId("shop-es");

    @Property(tries = 500)
    void any_bytes_come_back_as_they_were(@ForAll @Size(max = 300) byte[] bytes) {
        comesBack(envelope(Body.of(bytes), "k", Map.of()));
    }

    @Property(tries = 500)
    void any_text_comes_back_as_it_was(@ForAll @StringLength(max = 200) String text) {
        comesBack(envelope(Body.of(text), "key " + text, Map.of("x-header", text)));
    }

    @Property(tries = 500)
    void no_character_is_written_that_sqs_refuses(@ForAll @StringLength(max = 200) String text) {
        String written = EnvelopeJson.write(envelope(Body.of(text + "\uFFFE\uFFFF\u0000"), "k", Map.of()));

        assertThat(written.codePoints())
                .noneMatch(c -> c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != 0x9 && c != 0xA && c != 0xD));
    }

    @Example
    void a_mebibyte_comes_back_small_if_it_is_text_and_whole_if_it_is_not() {
        Envelope text = envelope(Body.of("{\"id\":1,\"note\":\"ñ\"}".repeat(52_429)), "k", Map.of());
        byte[] noise = new byte[1024 * 1024];
        new Random(1).nextBytes(noise);

        assertThat(EnvelopeJson.write(text).length()).isLessThan(64 * 1024);
        comesBack(text);
        comesBack(envelope(Body.of(noise), "k", Map.of()));
    }

    @Example
    void small_text_can_be_read_in_the_queue_s_console() {
        assertThat(EnvelopeJson.write(envelope(Body.of("{\"id\":22}"), "k", Map.of())))
                .contains("\"body\":\"{\\\"id\\\":22}\"");
    }

    @Example
    void what_is_no_message_of_ours_says_why_without_any_of_it() {
        for (String text :
                new String[] {"", "{", "[]", "{}", "{\"flow\":1,\"name\":\"Maria\"}", "{\"flow\":{}}", "Maria"}) {
            assertThatThrownBy(() -> EnvelopeJson.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .isNotBlank()
                    .doesNotContain("Maria");
        }
        String good = EnvelopeJson.write(envelope(Body.of("{}"), "k", Map.of()));
        for (String broken : new String[] {
            good.replace("2026-11-23T12:00:00Z", "noon"),
            good.replace("\"body\":\"{}\"", "\"gzip\":\"e30=\""),
            good + "x"
        }) {
            assertThatThrownBy(() -> EnvelopeJson.read(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void comesBack(Envelope envelope) {
        assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope))).isEqualTo(envelope);
        assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope.asRedriven()))).isEqualTo(envelope.asRedriven());
    }

    private static Envelope envelope(Body body, String key, Map<String, String> headers) {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        return new Envelope(
                "orders-to-erp",
                SHOP,
                new SystemId("erp"),
                new SubjectRef(EntityKind.ORDER, SHOP, "9007199254740993"),
                "order.updated",
                key,
                Optional.of(new Version(noon.plusNanos(1))),
                noon,
                new CorrelationId("01J9"),
                headers,
                body,
                Envelope.Redriven.NO);
    }
}
