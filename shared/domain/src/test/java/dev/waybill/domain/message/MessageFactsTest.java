package dev.waybill.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageFactsTest {
    @Test
    void a_subject_s_key_reads_back_even_with_a_hash_in_its_id() {
        SubjectRef subject = new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "gid#820982911946154508");

        assertThat(subject.key()).isEqualTo("order#shop-es#gid#820982911946154508");
        assertThat(SubjectRef.parse(subject.key())).isEqualTo(subject);
    }

    @Test
    void what_is_no_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectRef.parse("1001"));
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectRef.parse("order#Shop ES#1"));
    }

    @Test
    void versions_sort_as_texts_as_they_do_in_time() {
        List<Version> inTime = Stream.of(
                        "2026-11-23T12:00:00Z",
                        "2026-11-23T12:00:00.000001Z",
                        "2026-11-23T12:00:01Z",
                        "2027-01-01T00:00:00Z")
                .map(Instant::parse)
                .map(Version::new)
                .toList();

        assertThat(inTime).isSorted();
        assertThat(inTime.stream().map(Version::sortable).toList()).isSorted();
        assertThat(inTime.stream().map(Version::sortable).map(Version::parse)).containsExactlyElementsOf(inTime);
    }

    @Test
    void a_body_keeps_its_bytes_and_tells_only_their_number() {
        byte[] bytes = {1, 2, (byte) 0xff};
        Body body = Body.of(bytes);
        bytes[0] = 9;

        assertThat(body.bytes()).containsExactly(1, 2, 0xff);
        assertThat(body).isEqualTo(Body.of(body.bytes())).hasToString("Body[3 bytes]");
        assertThat(Body.of("").hash()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void steps_are_written_as_people_say_them() {
        for (Step step : Step.values()) {
            assertThat(Step.of(step.word())).isEqualTo(step);
        }
        assertThat(Step.TRANSLATE_IN.word()).isEqualTo("translate-in");
    }
}
