package dev.waybill.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.lambda.Acts;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.template.ScheduleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Hand clock = new Hand();

    @Test
    void a_function_is_called_at_once_and_then_at_its_rate() {
        Stage stage = new Stage("at-its-rate", "scheduler", Optional.of("{\"run\":1}"), Optional.empty());

        assertThat(stage.callsAt(0, 30, 59)).isEqualTo(1);
        assertThat(stage.callsAt(60)).isEqualTo(2);
        assertThat(stage.callsAt(119)).isEqualTo(2);
        assertThat(stage.callsAt(121, 179)).isEqualTo(3);
        assertThat(stage.callsAt(180)).isEqualTo(4);
        assertThat(stage.events()).allMatch(event -> event.equals(Map.of("run", 1)));
    }

    @Test
    void what_was_missed_is_not_made_up_for() {
        Stage stage = new Stage("missed", "scheduler", Optional.empty(), Optional.empty());

        assertThat(stage.callsAt(0, 605, 606)).isEqualTo(2);
        assertThat(stage.callsAt(659)).isEqualTo(2);
        assertThat(stage.callsAt(660)).isEqualTo(3);
    }

    @Test
    void a_call_that_still_runs_is_not_overtaken_by_the_next() {
        List<Runnable> waiting = new ArrayList<>();
        Stage stage = new Stage("slow", "scheduler", Optional.empty(), Optional.empty());

        stage.schedules.look(waiting::add);
        clock.now = NINE.plusSeconds(60);
        stage.schedules.look(waiting::add);
        assertThat(waiting).hasSize(1);

        waiting.removeFirst().run();
        clock.now = NINE.plusSeconds(120);
        stage.schedules.look(waiting::add);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void a_call_that_fails_does_not_end_its_schedule() {
        Stage stage = new Stage("failing", "scheduler", Optional.of("{\"do\":\"throw\"}"), Optional.empty());

        assertThat(stage.callsAt(0, 60, 120)).isEqualTo(3);
    }

    @Test
    void patience_shortens_a_rate_and_never_lengthens_it() {
        Stage shorter = new Stage("patience", "scheduler", Optional.empty(), Optional.of(Duration.ofSeconds(1)));
        Stage same = new Stage("more-patience", "scheduler", Optional.empty(), Optional.of(Duration.ofHours(1)));

        assertThat(shorter.callsAt(0, 1, 2)).isEqualTo(3);
        clock.now = NINE;
        assertThat(same.callsAt(0, 59, 60)).isEqualTo(2);
    }

    @Test
    void without_input_a_function_gets_the_event_of_eventbridge_scheduler() {
        Stage stage = new Stage("no-input", "scheduler", Optional.empty(), Optional.empty());
        stage.callsAt(0, 61);

        assertThat(stage.events().getLast())
                .containsEntry("source", "aws.scheduler")
                .containsEntry("detail-type", "Scheduled Event")
                .containsEntry("detail", "{}")
                .containsEntry("time", "2026-11-23T09:01:01Z")
                .containsEntry("resources", List.of(stage.arn));
    }

    @Test
    void a_rule_s_event_has_an_object_as_its_detail() {
        Stage stage = new Stage("rule", "events", Optional.empty(), Optional.empty());
        stage.callsAt(0);

        assertThat(stage.events().getLast())
                .containsEntry("source", "aws.events")
                .containsEntry("detail", Map.of());
    }

    @Test
    void once_started_it_looks_at_the_clock_by_itself() throws Exception {
        Stage stage = new Stage("by-itself", "scheduler", Optional.empty(), Optional.empty());

        stage.schedules.start();
        Map<String, Object> event = Acts.seen("by-itself").poll(10, TimeUnit.SECONDS);
        stage.schedules.close();

        assertThat(event).containsEntry("source", "aws.scheduler");
    }

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private volatile Instant now = NINE;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A function that is called every minute. */
    private final class Stage {
        private final String name;
        private final String arn;
        private final Schedules schedules;

        Stage(String name, String service, Optional<String> input, Optional<Duration> patience) {
            this.name = name;
            this.arn = "arn:aws:" + service + ":eu-central-1:000000000000:" + name;
            LambdaFunction function = Acts.named(name, new ScheduleSpec(arn, Duration.ofMinutes(1), input));
            this.schedules = Schedules.of(List.of(function), patience, clock);
        }

        /** Looks at these seconds after the start; how often it was called since then in all. */
        int callsAt(int... seconds) {
            for (int second : seconds) {
                clock.now = NINE.plusSeconds(second);
                schedules.look(Runnable::run);
            }
            return events().size();
        }

        List<Map<String, Object>> events() {
            return List.copyOf(Acts.seen(name));
        }
    }
}
