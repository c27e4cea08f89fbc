package dev.waybill.functions.deliveritems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakePriceTags;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliverItemsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final World world = new World();
    private final FakePriceTags tags = world.shop.tags(new SystemId("shop-es"));

    DeliverItemsTest() {
        tags.has("MUG", "12.10");
    }

    @Test
    void a_small_change_goes_live_and_the_message_leaves_the_queue() {
        world.queue("MUG", "11.00");

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(tags.shown("MUG")).isEqualTo("13.31 EUR");
        assertThat(world.latest().state()).isEqualTo(SetState.PUBLISHED);
    }

    @Test
    void a_large_change_goes_live_after_two_people_and_comes_back_with_undo() {
        world.queue("MUG", "1.00");
        assertThat(world.poll().getBatchItemFailures()).isEmpty();
        assertThat(tags.writes()).isZero();

        world.decided(world.latest().approve(Set.of(), "anna", "agreed", NOW));
        world.poll();
        assertThat(tags.writes()).as("one person is not enough").isZero();
        world.decided(world.latest().approve(Set.of(), "berta", "agreed", NOW));
        world.poll();
        assertThat(tags.shown("MUG")).isEqualTo("1.21 EUR");

        world.decided(world.latest().undo("anna", "wrong list", NOW));
        world.poll();
        assertThat(tags.shown("MUG")).isEqualTo("12.10 EUR");
    }

    @Test
    void a_price_that_moved_meanwhile_is_queued_to_be_looked_at_again() {
        world.queue("MUG", "1.00");
        world.poll();
        world.decided(world.latest().approve(Set.of(), "anna", "agreed", NOW));
        world.decided(world.latest().approve(Set.of(), "berta", "agreed", NOW));
        tags.has("MUG", "12.00");

        world.poll();
        world.poll();

        assertThat(tags.shown("MUG")).isEqualTo("12.00 EUR");
        assertThat(world.latest().lines().getFirst().values()).isEqualTo("12.00 EUR → 1.21 EUR");
    }

    @Test
    void what_must_wait_is_shown_again() {
        tags.goesDown();
        world.queue("MUG", "11.00");

        assertThat(world.poll().getBatchItemFailures()).hasSize(1);
    }

    @Test
    void a_message_about_a_set_that_is_not_there_is_a_dead_letter_at_once_with_its_reason() {
        world.queueOfUnknownSet();

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.messageAttributes())
                .anySatisfy((name, value) -> assertThat(value.stringValue()).isEqualTo("FIELD_WRONG")));
    }

    @Test
    void the_sample_events_are_what_lambda_passes_in() throws IOException {
        SQSEvent look = sample("one-look");
        SQSEvent stranger = sample("not-a-message");

        assertThat(EnvelopeJson.read(look.getRecords().getFirst().getBody()).flow())
                .isEqualTo("items-to-shops");
        assertThatThrownBy(
                        () -> EnvelopeJson.read(stranger.getRecords().getFirst().getBody()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE", "l",
                "OWNERSHIP_TABLE", "o",
                "ITEMS_QUEUE_URL", "q",
                "ITEMS_DEAD_LETTER_QUEUE_URL", "d");

        assertThat(DeliverItemsWiring.Settings.from(least))
                .isEqualTo(new DeliverItemsWiring.Settings("l", "o", "q", "d", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new DeliverItemsHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private static SQSEvent sample(String name) throws IOException {
        byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));
        return LambdaEventSerializers.serializerFor(SQSEvent.class, DeliverItemsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }
}
