package dev.waybill.config.problem;

import java.util.Comparator;

/**
 * One thing that is wrong.
 *
 * @param what is wrong, with the value concerned
 * @param next what to do about it
 */
public record Problem(Place at, String what, String next) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
        return Comparator.comparing(Problem::at)
                .thenComparing(Problem::what)
                .thenComparing(Problem::next)
                .compare(this, other);
    }

    /** As compilers write it, so that editors and terminals make it a link: {@code waybill.yaml:3:12: …; …}. */
    public String in(String file) {
        return file + ":" + at + ": " + what + "; " + next;
    }
}
