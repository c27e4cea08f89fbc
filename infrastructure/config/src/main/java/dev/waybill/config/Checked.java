package dev.waybill.config;

import dev.waybill.config.problem.Problem;
import dev.waybill.domain.landscape.Landscape;
import java.util.List;

/** What a check of a file found. */
public sealed interface Checked {
    /**
     * Nothing is wrong.
     *
     * @param landscape what the file says, at version 0: it gets its version when it is applied
     */
    record Ok(Landscape landscape) implements Checked {}

    /** Everything that is wrong, by line; never empty. */
    record Problems(String file, List<Problem> problems) implements Checked {
        public Problems {
            problems = problems.stream().sorted().distinct().toList();
        }

        /** {@code waybill.yaml:3:12: what; what to do}, one each. */
        public List<String> lines() {
            return problems.stream().map(problem -> problem.in(file)).toList();
        }
    }
}
