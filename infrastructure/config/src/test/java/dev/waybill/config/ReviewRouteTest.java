package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.ReviewTerms.Then;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when people decide about what a route holds. */
class ReviewRouteTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            review-within: 3d | P3D | REMIND
            'review-within: 90m, review-then: remind' | PT90M | REMIND
            'review-within: 4h, review-then: reject' | PT4H | REJECT
            'review-within: 3d, review-then: approve' | P3D | APPROVE
            """)
    void terms_are_read_and_nothing_is_decided_unless_they_say_so(String terms, Duration within, Then then) {
        assertThat(Files.right(file(terms)).routes().getLast().review()).contains(new ReviewTerms(within, then));
    }

    @Test
    void without_terms_people_take_as_long_as_they_like() {
        assertThat(Files.right(Files.RIGHT).routes())
                .allSatisfy(route -> assertThat(route.review()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            review-within: soon | review-within cannot be 'soon'; write after what time somebody should have decided, such as 4h or 3d
            'review-within: 3d, review-then: ignore' | review-then cannot be 'ignore'; write remind (it stays held
            review-then: reject | review-then says what happens when time is up, but not when; add review-within: 3d
            """)
    void what_makes_no_sense_is_named(String terms, String said) {
        assertThat(Files.problemsOf(file(terms)))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(said));
    }

    @Test
    void prices_have_a_deadline_of_their_own() {
        String prices = Files.RIGHT + "  - { flow: items-to-shops, from: erp, to: shop-*, review-within: 3d }\n";

        assertThat(Files.problemsOf(prices)).anySatisfy(problem -> assertThat(problem.toString())
                .contains("review-within is not how prices are decided; write approve-within: 48h"));
    }

    @Test
    void a_change_of_the_terms_is_told() {
        assertThat(LandscapeDiff.between(
                        Optional.of(Files.right(file("review-within: 3d"))),
                        Files.right(file("review-within: 3d, review-then: reject"))))
                .anySatisfy(change -> assertThat(change.toString())
                        .contains("review-then of route")
                        .contains("remind → reject"));
    }

    private static String file(String terms) {
        return Files.with("hold-when: [totals-differ", terms + ", hold-when: [totals-differ");
    }
}
