package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.engine.delivery.FlowSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads until when people decide about what a route holds, and what happens else; reports what says nothing. */
final class ReviewEntry {
    private static final String WITHIN = "review-within";
    private static final String THEN = "review-then";

    private final Consumer<Problem> found;

    ReviewEntry(Consumer<Problem> found) {
        this.found = found;
    }

    Optional<ReviewTerms> read(Part.Mapping route, FlowSpec flow) {
        if (flow == FlowSpec.ITEMS_TO_SHOPS) {
            Stream.of(WITHIN, THEN)
                    .flatMap(name -> route.entry(name).stream())
                    .forEach(entry -> found.accept(new Problem(
                            entry.name().place(),
                            entry.name().value() + " is not how prices are decided",
                            "write approve-within: 48h; what nobody decided by then is rejected")));
            return Optional.empty();
        }
        Optional<Duration> within = route.text(WITHIN).flatMap(this::within);
        Optional<ReviewTerms.Then> then = route.text(THEN).flatMap(this::then);
        if (route.text(WITHIN).isEmpty()) {
            route.text(THEN)
                    .ifPresent(text -> found.accept(new Problem(
                            text.place(),
                            THEN + " says what happens when time is up, but not when",
                            "add " + WITHIN + ": 3d")));
        }
        return within.map(time -> new ReviewTerms(time, then.orElse(ReviewTerms.Then.REMIND)));
    }

    private Optional<Duration> within(Part.Text text) {
        return reported(
                text,
                WITHIN,
                Times.of(text.value()),
                "write after what time somebody should have decided, such as 4h or 3d");
    }

    private Optional<ReviewTerms.Then> then(Part.Text text) {
        return reported(
                text,
                THEN,
                ReviewTerms.Then.of(text.value()),
                "write remind (it stays held, and is said to be overdue), reject or approve");
    }

    private <T> Optional<T> reported(Part.Text text, String name, Optional<T> meaning, String next) {
        if (meaning.isEmpty()) {
            found.accept(new Problem(text.place(), name + " cannot be " + Words.quoted(text.value()), next));
        }
        return meaning;
    }
}
