package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private final SettableClock clock = SettableClock.atNoon();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(7));

    @Test
    void ids_sort_by_when_they_were_made_also_within_a_millisecond_and_when_the_clock_goes_back() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            if (i % 1000 == 0) {
                clock.pass(Duration.ofMillis(i == 2000 ? -5 : 1));
            }
            made.add(ids.next());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
    }

    @Test
    void two_makers_in_one_moment_make_different_ids_with_the_same_time_in_front() {
        String one = ids.next();
        String other = new TimeOrderedIds(clock, new Random(8)).next();

        assertThat(one).isNotEqualTo(other);
        assertThat(one.substring(0, 10)).isEqualTo(other.substring(0, 10)).isEqualTo("01M844DZG0");
    }
}
