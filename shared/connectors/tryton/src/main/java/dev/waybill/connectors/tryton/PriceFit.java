package dev.waybill.connectors.tryton;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds unit prices with which Tryton computes the shop's amounts. Tryton knows only quantity × unit price (four digits),
 * rounds half to even, and taxes the unrounded product; shops state the amount of the line and round half up. So each line
 * gets the price closest to amount ÷ quantity whose product rounds to the amount; where taxes then differ, a price that
 * differs in the last digits and brings the tax right; where no price fits, the line is split in two. Pure.
 */
final class PriceFit {
    /** Tryton's default ({@code [product] price_decimal}). */
    private static final int PRICE_DIGITS = 4;

    private static final BigDecimal PRICE_STEP = BigDecimal.ONE.movePointLeft(PRICE_DIGITS);

    /** Enough to move a tax of 20 % by half a cent on one piece; more would be seen in the price. */
    private static final int MOST_STEPS = 50;

    private final TaxRounding taxRounding;
    private final BigDecimal smallest;

    /** @param smallest the currency's smallest amount, such as 0.01 */
    PriceFit(TaxRounding taxRounding, BigDecimal smallest) {
        this.taxRounding = taxRounding;
        this.smallest = smallest;
    }

    /** What a line shall come to. */
    record Wish(String label, BigDecimal quantity, BigDecimal net, List<TaxWish> taxes) {}

    record TaxWish(TaxRecord tax, BigDecimal amount) {}

    /** A part of a line, most often all of it. */
    record Part(BigDecimal quantity, BigDecimal unitPrice) {
        BigDecimal product() {
            return quantity.multiply(unitPrice);
        }
    }

    /**
     * The lines with their parts, and what Tryton will make of them.
     *
     * @param parts one list for each wish, in order
     */
    record Fit(List<List<Part>> parts, BigDecimal net, BigDecimal tax) {
        BigDecimal total() {
            return net.add(tax);
        }
    }

    /** The fit with the plainest prices that comes to the total; if none does, the closest one. */
    Fit fit(List<Wish> wishes, BigDecimal total) {
        Fit plain = walk(wishes, false);
        return plain.total().compareTo(total) == 0 ? plain : walk(wishes, true);
    }

    /** The line whose tax is furthest from its rate, in words: where to look when no fit comes to the total. */
    static String widest(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.taxes().stream().map(tax -> new Gap(wish, tax)))
                .max(Comparator.comparing(Gap::size))
                .map(Gap::toString)
                .orElse("no line of it is taxed");
    }

    private record Gap(Wish wish, TaxWish tax) {
        private BigDecimal byRate() {
            return wish.net().multiply(tax.tax().rate());
        }

        private BigDecimal size() {
            return byRate().subtract(tax.amount()).abs();
        }

        @Override
        public String toString() {
            return "line " + wish.label() + " of " + wish.net().toPlainString() + " has "
                    + tax.amount().toPlainString() + " of '" + tax.tax().name() + "' in the shop, and by its rate "
                    + byRate().stripTrailingZeros().toPlainString();
        }
    }

    private Fit walk(List<Wish> wishes, boolean minded) {
        Running running = new Running();
        List<List<Part>> parts =
                wishes.stream().map(wish -> running.take(wish, minded)).toList();
        return new Fit(parts, running.net, running.tax());
    }

    /** Tryton's addition, line by line, beside the shop's. */
    private final class Running {
        private final Map<TaxKey, BigDecimal> taxes = new HashMap<>();
        private final Map<TaxKey, BigDecimal> wished = new HashMap<>();
        private BigDecimal net = BigDecimal.ZERO;
        private BigDecimal wishedNet = BigDecimal.ZERO;

        private List<Part> take(Wish wish, boolean minded) {
            wishedNet = wishedNet.add(wish.net());
            BigDecimal amount = round(wishedNet, RoundingMode.HALF_UP).subtract(net);
            wish.taxes().forEach(tax -> wished.merge(key(tax, wish), tax.amount(), BigDecimal::add));
            List<Part> best = candidates(wish.quantity(), amount)
                    .limit(minded ? 2L * MOST_STEPS + 1 : 1)
                    .min(Comparator.comparing(parts -> distance(parts, wish)))
                    .orElseThrow();
            best.forEach(part -> add(part, wish));
            return best;
        }

        private void add(Part part, Wish wish) {
            net = net.add(round(part.product(), RoundingMode.HALF_EVEN));
            wish.taxes().forEach(tax -> taxes.put(key(tax, wish), after(part, tax, wish, taxes)));
        }

        private BigDecimal after(Part part, TaxWish tax, Wish wish, Map<TaxKey, BigDecimal> before) {
            BigDecimal sum = before.getOrDefault(key(tax, wish), BigDecimal.ZERO)
                    .add(part.product().multiply(tax.tax().rate()));
            return switch (taxRounding) {
                case LINE -> round(sum, RoundingMode.HALF_EVEN);
                case DOCUMENT -> sum;
            };
        }

        /** How far the taxes would be from the shop's after these parts. */
        private BigDecimal distance(List<Part> parts, Wish wish) {
            Map<TaxKey, BigDecimal> then = new HashMap<>(taxes);
            parts.forEach(part -> wish.taxes().forEach(tax -> then.put(key(tax, wish), after(part, tax, wish, then))));
            return wish.taxes().stream()
                    .map(tax -> key(tax, wish))
                    .map(key -> then.getOrDefault(key, BigDecimal.ZERO)
                            .subtract(wished.getOrDefault(key, BigDecimal.ZERO))
                            .abs())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private BigDecimal tax() {
            return taxes.values().stream()
                    .map(sum -> round(sum, RoundingMode.HALF_EVEN))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Tryton sums a tax apart for lines above and below zero. */
    private record TaxKey(long tax, boolean below) {}

    private static TaxKey key(TaxWish tax, Wish wish) {
        return new TaxKey(tax.tax().id(), wish.net().signum() < 0);
    }

    /** Ways to come to an amount, the plainest first; at least one, which comes closest if none is exact. */
    private Stream<List<Part>> candidates(BigDecimal quantity, BigDecimal amount) {
        BigDecimal price = amount.divide(quantity, PRICE_DIGITS, RoundingMode.HALF_UP);
        List<List<Part>> whole = IntStream.rangeClosed(0, MOST_STEPS)
                .boxed()
                .flatMap(step -> step == 0 ? Stream.of(0) : Stream.of(step, -step))
                .map(step -> new Part(quantity, price.add(PRICE_STEP.multiply(BigDecimal.valueOf(step)))))
                .filter(part -> comesTo(amount, List.of(part)))
                .map(List::of)
                .toList();
        if (!whole.isEmpty()) {
            return whole.stream();
        }
        List<List<Part>> split = split(quantity, amount).toList();
        return split.isEmpty() ? Stream.of(List.of(new Part(quantity, price))) : split.stream();
    }

    /** Two prices a step apart, so that their sum is exact; if halves of a cent stand against it, one piece apart. */
    private Stream<List<Part>> split(BigDecimal quantity, BigDecimal amount) {
        if (quantity.stripTrailingZeros().scale() > 0 || quantity.compareTo(BigDecimal.TWO) < 0) {
            return Stream.empty();
        }
        BigDecimal low = amount.divide(quantity, PRICE_DIGITS, RoundingMode.FLOOR);
        BigDecimal dearer = amount.subtract(low.multiply(quantity)).divide(PRICE_STEP, 0, RoundingMode.HALF_UP);
        Stream<BigDecimal> sizes =
                Stream.of(0, 1, -1, 2, -2).map(BigDecimal::valueOf).map(dearer::add);
        Stream<List<Part>> steps = sizes.filter(size -> size.signum() > 0 && size.compareTo(quantity) < 0)
                .map(size -> List.of(new Part(quantity.subtract(size), low), new Part(size, low.add(PRICE_STEP))));
        BigDecimal most = quantity.subtract(BigDecimal.ONE);
        BigDecimal rest = amount.subtract(round(most.multiply(low), RoundingMode.HALF_EVEN));
        Stream<List<Part>> onePiece = Stream.of(List.of(new Part(most, low), new Part(BigDecimal.ONE, rest)));
        return Stream.concat(steps, onePiece).filter(parts -> comesTo(amount, parts));
    }

    private boolean comesTo(BigDecimal amount, List<Part> parts) {
        BigDecimal sum = parts.stream()
                .map(part -> round(part.product(), RoundingMode.HALF_EVEN))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(amount) == 0;
    }

    private BigDecimal round(BigDecimal amount, RoundingMode mode) {
        return amount.divide(smallest, 0, mode).multiply(smallest);
    }
}
