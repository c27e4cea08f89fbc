package dev.waybill.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Attacks one target with many inputs and measures each: processor time and allocated memory have bounds, and nothing but the
 * expected failures may come out. Says on standard output what was done and with which seed.
 *
 * <p>System properties: {@code fuzz.inputs} for how many (20,000 by default), {@code fuzz.seed} to repeat a run.
 */
public final class Fuzzing {
    private static final int INPUTS = 20_000;
    /** Of one input. The slowest honest payload takes a few milliseconds; the rest is for a machine that has other work. */
    private static final Duration MOST_TIME = Duration.ofSeconds(1);
    /** Of one input, freed again or not: 32 MiB, and more for longer ones. */
    private static final long MOST_MEMORY = 32L * 1024 * 1024;

    private static final int MEMORY_PER_BYTE = 400;
    /** So many inputs load our classes; they have the bounds too, but say nothing about the cost of an input. */
    private static final int WARM_UP = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String target;
    private final Set<FailureKind> expected;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int done;
    private long mostNanos;
    private long mostBytes;

    private Fuzzing(String target, Set<FailureKind> expected) {
        this.target = target;
        this.expected = expected;
    }

    /** An attack on one target; {@code expected} are the kinds of failure that hostile input may end in. */
    public static Fuzzing of(String target, Set<FailureKind> expected) {
        return new Fuzzing(target, expected);
    }

    /** What an input is for measuring and for telling about it. */
    public interface Input {
        byte[] bytes();
    }

    /**
     * Runs all inputs.
     *
     * @param make makes the next input
     * @param attack gives the target an input, checks what comes out, and says the outcome in a word
     */
    public <T extends Input> void run(long seed, Function<Mutations, T> make, Function<T, String> attack) {
        long used = Long.getLong("fuzz.seed", seed);
        int inputs = Integer.getInteger("fuzz.inputs", INPUTS);
        Mutations mutations = new Mutations(used);
        for (done = 0; done < inputs; done++) {
            T input = make.apply(mutations);
            try {
                outcomes.merge(measured(input, attack), 1, Integer::sum);
            } catch (RuntimeException | Error found) {
                throw new AssertionError(
                        target + ", input " + done + " of fuzz.seed " + used + ": " + found + "\n" + shown(input),
                        found);
            }
        }
        System.out.printf(
                "fuzz %s: seed %d, %,d inputs, at most %,d ms and %,d KiB each, %s%n",
                target, used, inputs, mostNanos / 1_000_000, mostBytes / 1024, outcomes);
    }

    private <T extends Input> String measured(T input, Function<T, String> attack) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = THREADS.getCurrentThreadCpuTime();
        String outcome = outcome(input, attack);
        long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        if (done >= WARM_UP) {
            mostNanos = Math.max(mostNanos, nanos);
            mostBytes = Math.max(mostBytes, bytes);
        }
        if (nanos > MOST_TIME.toNanos()) {
            throw new AssertionError("it took " + nanos / 1_000_000 + " ms, but may take " + MOST_TIME.toMillis());
        }
        long most = MOST_MEMORY + (long) MEMORY_PER_BYTE * input.bytes().length;
        if (bytes > most) {
            throw new AssertionError("it took " + bytes + " bytes of memory, but may take " + most);
        }
        return outcome;
    }

    private <T extends Input> String outcome(T input, Function<T, String> attack) {
        try {
            return attack.apply(input);
        } catch (FailureException failure) {
            if (!expected.contains(failure.failure().kind())
                    || failure.failure().why().isBlank()
                    || failure.failure().next().isBlank()) {
                throw failure;
            }
            return failure.failure().code().name();
        }
    }

    private static String shown(Input input) {
        byte[] bytes = input.bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return input.getClass().getSimpleName() + " of " + bytes.length + " bytes, Base64: "
                + Base64.getEncoder().encodeToString(bytes) + "\nbegins: "
                + text.substring(0, Math.min(text.length(), 300));
    }
}
