package dev.waybill.demo.erp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Which fault is switched on, and for how many more requests. */
public final class Faults {
    /**
     * A fault switched on.
     *
     * @param times heals after so many requests; 0 for "until switched off"
     * @param delay how slow, or for how long to be left alone; only for SLOW and BUSY
     */
    public record Setting(Fault fault, int times, Duration delay) {
        public static final Setting WORKS = new Setting(Fault.NONE, 0, Duration.ZERO);
    }

    /**
     * Trouble that comes by chance while nothing is switched on, so that nobody knows whom it strikes.
     *
     * @param unavailable share of all requests that is answered 503, nothing done
     * @param broken share of all requests that is answered 500, nothing done
     * @param doneButBroken share of the changes of orders that is done and answered 500
     */
    public record Chances(double unavailable, double broken, double doneButBroken) {
        public static final Chances NONE = new Chances(0, 0, 0);

        private Fault draw(double lot, boolean change) {
            if (lot < unavailable) {
                return Fault.DOWN;
            }
            if (lot < unavailable + broken) {
                return Fault.BROKEN;
            }
            return change && lot < unavailable + broken + doneButBroken ? Fault.DONE_BUT_500 : Fault.NONE;
        }
    }

    private final Map<Fault, Long> drawn = new EnumMap<>(Fault.class);
    private Setting setting = Setting.WORKS;
    private Chances chances = Chances.NONE;
    private RandomGenerator random = new SplittableRandom();

    public synchronized Setting current() {
        return setting;
    }

    public synchronized void set(Setting next) {
        setting = next;
    }

    /** From now on so; the same seed draws the same lots. */
    public synchronized void chances(Chances next, long seed) {
        chances = next;
        random = new SplittableRandom(seed);
    }

    /** How many requests chance left alone (NONE) or struck, by fault. */
    public synchronized Map<Fault, Long> drawn() {
        return Map.copyOf(drawn);
    }

    /** The fault for one request; counts it. A fault that only changes of orders suffer is not spent on anything else. */
    synchronized Setting take(boolean change) {
        Setting taken = setting;
        if (taken.fault() == Fault.NONE) {
            return drawn(change);
        }
        if (taken.fault().strikesChangesOnly() && !change) {
            return Setting.WORKS;
        }
        if (taken.times() > 0) {
            setting = taken.times() == 1 ? Setting.WORKS : new Setting(taken.fault(), taken.times() - 1, taken.delay());
        }
        return taken;
    }

    private Setting drawn(boolean change) {
        Fault fault = chances.draw(random.nextDouble(), change);
        drawn.merge(fault, 1L, Long::sum);
        return fault == Fault.NONE ? Setting.WORKS : new Setting(fault, 0, Duration.ZERO);
    }
}
