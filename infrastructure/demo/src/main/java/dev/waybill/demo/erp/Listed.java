package dev.waybill.demo.erp;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list that is asked for by time.
 *
 * @param from inclusive
 * @param skip how many of the first ones are left out
 */
public record Listed(Instant from, int skip, int limit) {
    <T> List<T> of(List<T> all, Function<T, Instant> time) {
        return all.stream()
                .filter(one -> !time.apply(one).isBefore(from))
                .sorted(Comparator.comparing(time))
                .skip(skip)
                .limit(limit)
                .toList();
    }
}
