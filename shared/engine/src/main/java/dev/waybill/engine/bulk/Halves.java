package dev.waybill.engine.bulk;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Makes one call for many. One that is refused as a whole is made again in halves, down to what spoils it: of {@code n} items, one
 * spoils the call of all, and finding it takes about {@code 2 log n} calls.
 *
 * @param mayGoOn asked before each further call; what is not called for is left alone
 */
public record Halves<T, R>(
        Function<List<T>, R> call,
        BiConsumer<List<T>, R> answered,
        BiConsumer<List<T>, Failure> failed,
        BooleanSupplier mayGoOn) {
    /** Makes it, in as few calls as it takes. */
    public void all(List<T> items) {
        R answer;
        try {
            answer = call.apply(items);
        } catch (FailureException e) {
            failed(items, e.failure());
            return;
        }
        answered.accept(items, answer);
    }

    private void failed(List<T> items, Failure failure) {
        if (items.size() == 1 || !isDivisible(failure)) {
            failed.accept(items, failure);
            return;
        }
        int half = items.size() / 2;
        for (List<T> part : List.of(items.subList(0, half), items.subList(half, items.size()))) {
            if (mayGoOn.getAsBoolean()) {
                all(part);
            }
        }
    }

    /** Whether one item may be the reason. */
    private static boolean isDivisible(Failure failure) {
        return switch (failure.kind()) {
            case REFUSED, MALFORMED, UNDECIDED, DEFECT -> true;
            case UNAUTHENTIC, MISCONFIGURED, UNAVAILABLE, UNCONFIRMED, CONFLICTING -> false;
        };
    }
}
