package dev.waybill.flows;

import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.Value;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an owner says of one field, as one shop is to show it.
 *
 * @param shown empty where it cannot be shown as it is told
 * @param told as its owner says it
 * @param how what was made of it, in words
 * @param obstacle why it cannot be shown, and what helps
 * @param limits that it touches, by what is shown now
 */
record Wanted(
        LineKey key,
        Optional<Value> shown,
        Value told,
        String how,
        String obstacle,
        Function<Optional<Value>, Set<Limit>> limits) {
    /** What it is to be, or would be. */
    Value after() {
        return shown.orElse(told);
    }
}
