package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.cursor.Rhythm;
import dev.waybill.engine.cursor.Week;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rhythm promises: a real stop is found in the time that is usual for sixteen busy minutes, and chance raises no alarm. */
class SilenceLawsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    @Property(tries = 300)
    void what_is_read_page_by_page_is_learned_like_what_is_read_at_once(@ForAll("offsets") List<Integer> minutes) {
        List<Instant> changes = minutes.stream()
                .sorted()
                .map(minute -> MONDAY.plus(Duration.ofMinutes(minute)))
                .toList();
        Instant end = MONDAY.plus(Duration.ofDays(21));
        Rhythm pageByPage = beginning();
        for (Instant change : changes) {
            pageByPage = pageByPage.read(List.of(change), change);
        }

        assertThat(pageByPage.read(List.of(), end)).isEqualTo(beginning().read(changes, end));
    }

    @Property(tries = 300)
    void an_hour_is_never_busier_than_its_minutes_however_much_changes(
            @ForAll("offsets") List<Integer> minutes, @ForAll @IntRange(min = 1, max = 50) int timesEach) {
        List<Instant> changes = minutes.stream()
                .flatMap(minute -> Stream.generate(() -> MONDAY.plus(Duration.ofMinutes(minute)))
                        .limit(timesEach))
                .toList();

        Week week = beginning().read(changes, MONDAY.plus(Duration.ofDays(21))).week();

        assertThat(week.hundredths()).allSatisfy(usual -> assertThat(usual).isBetween(0, 6000));
    }

    @Property(tries = 300)
    void a_change_ends_every_silence(@ForAll("offsets") List<Integer> minutes) {
        Rhythm rhythm = beginning();
        for (int minute : minutes.stream().sorted().toList()) {
            Instant at = MONDAY.plus(Duration.ofMinutes(minute));
            rhythm = rhythm.read(List.of(at), at);
            assertThat(rhythm.isSilent(at)).isFalse();
        }
    }

    @Provide
    Arbitrary<List<Integer>> offsets() {
        return Arbitraries.integers().between(0, 20 * 24 * 60).list().ofMaxSize(300);
    }

    @Test
    void chance_raises_no_alarm_in_a_year_with_nights_sundays_and_summer_time() {
        for (double perHour : new double[] {0.2, 1, 5, 20}) {
            assertThat(alarms(perHour, 0, 20261128))
                    .as("%s orders an hour", perHour)
                    .isZero();
        }
    }

    @Test
    void where_days_are_livelier_or_duller_by_a_third_there_is_hardly_ever_one() {
        int alarms = IntStream.range(0, 4).map(seed -> alarms(10, 0.3, seed)).sum();

        assertThat(alarms)
                .as("in four years; 0.05 a year were measured over 20 years")
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"60, 16", "20, 48", "10, 96", "4, 240", "1, 960", "0.5, 1920"})
    void a_shop_that_stops_is_found_after_so_many_minutes(double busyMinutesAnHour, int minutes) {
        Week week = new Week(IntStream.range(0, 7 * 24)
                .map(hour -> (int) (busyMinutesAnHour * 100))
                .boxed()
                .toList());
        Instant last = MONDAY.plus(YEAR);
        Rhythm rhythm = new Rhythm(MONDAY, last, 0, last, week);

        assertThat(rhythm.isSilent(last.plus(Duration.ofMinutes(minutes - 1)))).isFalse();
        assertThat(rhythm.isSilent(last.plus(Duration.ofMinutes(minutes)))).isTrue();
    }

    @Test
    void one_wild_night_is_not_expected_again_and_a_breakdown_is_not_learned() {
        Rhythm usual = steady(60, 21);
        Rhythm wild = usual.read(
                IntStream.range(0, 60)
                        .mapToObj(minute -> usual.readTo().plus(Duration.ofMinutes(minute)))
                        .toList(),
                usual.readTo().plus(Duration.ofHours(1)));
        Instant nextWeek = wild.readTo().plus(Duration.ofDays(7)).minus(Duration.ofHours(1));
        Instant mended = usual.readTo().plus(Duration.ofDays(3));
        Rhythm broken = usual.read(List.of(mended), mended);

        assertThat(wild.week().usual(nextWeek)).as("its neighbours were quiet").isEqualTo(100);
        assertThat(broken.week()).isEqualTo(usual.week());
    }

    @Test
    void nothing_is_usual_in_the_first_two_weeks() {
        Rhythm twelveDays = steady(5, 12);

        assertThat(twelveDays.isSilent(twelveDays.readTo().plus(Duration.ofDays(1))))
                .isFalse();
        Rhythm fifteenDays = steady(5, 15);
        assertThat(fifteenDays.isSilent(fifteenDays.readTo().plus(Duration.ofDays(1))))
                .isTrue();
    }

    private static Rhythm beginning() {
        return Pulse.beginning(MONDAY).rhythm();
    }

    private static Rhythm steady(int everyMinutes, int days) {
        List<Instant> changes = new ArrayList<>();
        Instant end = MONDAY.plus(Duration.ofDays(days));
        for (Instant at = MONDAY; at.isBefore(end); at = at.plus(Duration.ofMinutes(everyMinutes))) {
            changes.add(at);
        }
        return beginning().read(changes, end);
    }

    /** How often a shop would be called silent in a year, if somebody watched it all the time. */
    private static int alarms(double perHour, double mood, long seed) {
        Random random = new Random(seed);
        Rhythm rhythm = beginning();
        int alarms = 0;
        LocalDate today = LocalDate.EPOCH;
        double moodOfToday = 1;
        double most = perHour * 6;
        Instant at = MONDAY;
        while (at.isBefore(MONDAY.plus(YEAR))) {
            at = at.plusMillis((long) (-Math.log(1 - random.nextDouble()) / most * 3_600_000));
            ZonedDateTime there = at.atZone(ZoneId.of("Europe/Madrid"));
            if (!there.toLocalDate().equals(today)) {
                today = there.toLocalDate();
                moodOfToday = Math.clamp(Math.exp(mood * random.nextGaussian()), 0.4, 2.5);
            }
            if (random.nextDouble() * most <= perHour * liveliness(there) * moodOfToday) {
                alarms += rhythm.isSilent(at) ? 1 : 0;
                rhythm = rhythm.read(List.of(at), at);
            }
        }
        return alarms;
    }

    /** A tenth at night, twice in the evening, a third less on Sundays. */
    private static double liveliness(ZonedDateTime there) {
        int hour = there.getHour();
        double ofHour = hour < 7 ? 0.1 : hour < 10 ? 0.8 : hour < 17 ? 1.4 : hour < 22 ? 2 : 0.7;
        return there.getDayOfWeek() == DayOfWeek.SUNDAY ? ofHour * 0.7 : ofHour;
    }
}
