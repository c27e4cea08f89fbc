package dev.waybill.aws;

import dev.waybill.engine.port.Ids;
import java.math.BigInteger;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Ids as ULIDs (https://github.com/ulid/spec): 48 bits of milliseconds and 80 random bits in 26 characters that sort as text.
 * Within one millisecond they count up, so that ids made one after the other by one maker always sort so. Safe for use by
 * several threads.
 */
public final class TimeOrderedIds implements Ids {
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 26;
    private static final int RANDOM_BITS = 80;

    private final Clock clock;
    private final RandomGenerator random;
    private BigInteger last = BigInteger.ZERO;

    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public synchronized String next() {
        BigInteger fresh =
                BigInteger.valueOf(clock.millis()).shiftLeft(RANDOM_BITS).or(chance());
        boolean sameMoment = fresh.shiftRight(RANDOM_BITS).compareTo(last.shiftRight(RANDOM_BITS)) <= 0;
        last = sameMoment ? last.add(BigInteger.ONE) : fresh;
        return text(last);
    }

    private BigInteger chance() {
        byte[] bytes = new byte[RANDOM_BITS / Byte.SIZE];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes);
    }

    private static String text(BigInteger value) {
        char[] text = new char[LENGTH];
        BigInteger rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = CROCKFORD[rest.intValue() & 31];
            rest = rest.shiftRight(5);
        }
        return new String(text);
    }
}
