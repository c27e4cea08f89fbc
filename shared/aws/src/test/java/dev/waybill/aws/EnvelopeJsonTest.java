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
import java.util.Base64;
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

    @Example
    void no_more_than_four_mebibytes_are_ever_unpacked() {
        byte[] most = new byte[Envelope.MOST_BODY];
        String fits = EnvelopeJson.write(envelope(Body.of(most), "k", Map.of()));
        byte[] bomb = Gzip.pack(new byte[256 * 1024 * 1024]);
        String packed = Base64.getEncoder().encodeToString(bomb);

        assertThat(EnvelopeJson.read(fits).body().length()).isEqualTo(Envelope.MOST_BODY);
        assertThat(bomb.length).isLessThan(300 * 1024);
        refused(fits.replaceFirst("\"gzip\":\"[^\"]*", "\"gzip\":\"" + packed), "more than 4194304 bytes");
        assertThatThrownBy(() -> OperationJson.read(
                        bomb, envelope(Body.empty(), "k", Map.of()).subject(), SHOP))
                .hasMessageContaining("more than 4194304 bytes");
    }

    @Example
    void a_message_has_limits_on_length_depth_and_parts() {
        refused("{\"flow\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}", "more than 4194304 characters");
        refused("{\"flow\":" + "[".repeat(1_000_000), "nested deeper than 20");
        refused("{\"flow\":[" + "1,".repeat(200_001) + "1]}", "more than 200000 parts");
        refused(good().replace("\"key\":\"k\"", "\"key\":\"" + "x".repeat(16_385) + "\""), "'key' has more than 16384");
        refused(
                good().replace("\"headers\":{", "\"headers\":{\"x\":\"" + "x".repeat(16_385) + "\""),
                "'headers' are more than 50, or longer than 16384");
    }

    @Example
    void an_absurd_part_is_named_and_not_shown() {
        refused(good().replace("\"target\":\"erp\"", "\"target\":\"Maria Lopez\""), "'target'");
        refused(good().replace("\"source\":\"shop-es\"", "\"source\":\"../Maria\""), "'source'");
        refused(good().replace("order#shop-es#", "pet#Maria#"), "'subject'");
        refused(good().replace("order#shop-es#", "order#shop-es#" + "1".repeat(300)), "'subject'");
        refused(good().replace("2026-11-23T12:00:00.000000001Z", "+123456789-01-01T00:00:00Z"), "'version'");
        refused(good().replace("\"key\":\"k\"", "\"key\":{\"name\":\"Maria\"}"), "'key'");
        refused(good().replace("\"key\":\"k\"", "\"key\":\"k\",\"key\":\"Maria\""), "not JSON");
        refused(good().replace("\"headers\":{", "\"headers\":{\"x\":[\"Maria\"]"), "'x'");
        refused(good().replace("\"body\":\"{}\"", "\"gzip\":\"Maria!\""), "'gzip' is not Base64");
        refused(good().replace("\"body\":\"{}\"", "\"gzip\":\"e30=\""), "not gzip");
    }

    private static String good() {
        return EnvelopeJson.write(envelope(Body.of("{}"), "k", Map.of()));
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> EnvelopeJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(why)
                .doesNotContain("Maria");
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
