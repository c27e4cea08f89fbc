package dev.waybill.domain.stock;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact number of something that may be counted in thirds: no division loses any of it.
 *
 * @param over below the line, more than zero; in lowest terms
 */
public record Fraction(BigInteger times, BigInteger over) {
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    /** Far beyond any package, and a number of at most 18 digits above and below the line. */
    private static final Pattern WORD = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(?:/([0-9]{1,9}))?");

    /** How many decimals a person is shown of a number that never ends. */
    private static final int DECIMALS_SHOWN = 3;

    /** Longest exact decimal that a person is shown. */
    private static final int MOST_DECIMALS = 9;

    public Fraction {
        if (over.signum() == 0) {
            throw new IllegalArgumentException("nothing can be divided by zero");
        }
        BigInteger shared = times.gcd(over);
        BigInteger lowest = over.signum() < 0 ? shared.negate() : shared;
        times = times.divide(lowest);
        over = over.divide(lowest);
    }

    public static Fraction of(BigDecimal value) {
        return value.scale() > 0
                ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
    }

    /** Reads {@code 6}, {@code 0.5} or {@code 1/100}; empty for anything else, and for what is not more than zero. */
    public static Optional<Fraction> positive(String word) {
        Matcher written = WORD.matcher(word);
        if (!written.matches()) {
            return Optional.empty();
        }
        BigDecimal below = written.group(2) == null ? BigDecimal.ONE : new BigDecimal(written.group(2));
        return below.signum() == 0
                ? Optional.empty()
                : Optional.of(of(new BigDecimal(written.group(1))).dividedBy(of(below)))
                        .filter(Fraction::isPositive);
    }

    /** As {@link #positive} reads it back. */
    public String word() {
        return over.equals(BigInteger.ONE) ? times.toString() : times + "/" + over;
    }

    public Fraction plus(Fraction other) {
        return new Fraction(times.multiply(other.over).add(other.times.multiply(over)), over.multiply(other.over));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.times.negate(), other.over));
    }

    public Fraction times(Fraction other) {
        return new Fraction(times.multiply(other.times), over.multiply(other.over));
    }

    /** So many times a decimal, exactly where a decimal can be that, else to 34 digits. */
    public BigDecimal times(BigDecimal value) {
        return value.multiply(new BigDecimal(times)).divide(new BigDecimal(over), MathContext.DECIMAL128);
    }

    /** Fails where the other one is zero. */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(times.multiply(other.over), over.multiply(other.times));
    }

    public boolean isPositive() {
        return times.signum() > 0;
    }

    public boolean isZero() {
        return times.signum() == 0;
    }

    /** The largest decimal of so many decimals that is not more than this. */
    public BigDecimal floor(int decimals) {
        return new BigDecimal(times).divide(new BigDecimal(over), decimals, RoundingMode.FLOOR);
    }

    /** For people: exact where that is short, {@code 3.333…} where it is not. */
    @Override
    public String toString() {
        BigDecimal exact = floor(MOST_DECIMALS);
        return of(exact).equals(this)
                ? plain(exact)
                : new BigDecimal(times)
                                .divide(new BigDecimal(over), DECIMALS_SHOWN, RoundingMode.DOWN)
                                .toPlainString()
                        + "…";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
