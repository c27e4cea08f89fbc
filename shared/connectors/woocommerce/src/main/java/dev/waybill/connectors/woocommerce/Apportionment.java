package dev.waybill.connectors.woocommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rounding of several exact amounts so that the rounded ones add up to a stated sum. */
final class Apportionment {
    private Apportionment() {}

    /**
     * Each amount rounded down or up to its neighbour with that many decimals, those with the largest remainders up, the
     * first of equals first. Empty where no such rounding reaches the sum: then the sum is not one of these amounts.
     */
    static Optional<List<BigDecimal>> reach(BigDecimal sum, List<BigDecimal> exact, int decimals) {
        List<BigDecimal> rounded = new ArrayList<>();
        exact.forEach(amount -> rounded.add(amount.setScale(decimals, RoundingMode.FLOOR)));
        BigDecimal lacking = sum.subtract(total(rounded)).movePointRight(decimals);
        List<Integer> upward = IntStream.range(0, exact.size())
                .boxed()
                .filter(i -> remainder(exact, rounded, i).signum() > 0)
                .sorted(Comparator.comparing((Integer i) -> remainder(exact, rounded, i))
                        .reversed())
                .toList();
        if (lacking.stripTrailingZeros().scale() > 0
                || lacking.signum() < 0
                || lacking.compareTo(BigDecimal.valueOf(upward.size())) > 0) {
            return Optional.empty();
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        upward.subList(0, lacking.intValueExact())
                .forEach(i -> rounded.set(i, rounded.get(i).add(step)));
        return Optional.of(List.copyOf(rounded));
    }

    static BigDecimal total(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal remainder(List<BigDecimal> exact, List<BigDecimal> rounded, int i) {
        return exact.get(i).subtract(rounded.get(i));
    }
}
