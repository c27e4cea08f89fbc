package dev.waybill.demo.erp;

import java.time.Duration;

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

    private Setting setting = Setting.WORKS;

    public synchronized Setting current() {
        return setting;
    }

    public synchronized void set(Setting next) {
        setting = next;
    }

    /** The fault for one request; counts it. A fault that only changes of orders suffer is not spent on anything else. */
    synchronized Setting take(boolean change) {
        Setting taken = setting;
        if (taken.fault().strikesChangesOnly() && !change) {
            return Setting.WORKS;
        }
        if (taken.times() > 0) {
            setting = taken.times() == 1 ? Setting.WORKS : new Setting(taken.fault(), taken.times() - 1, taken.delay());
        }
        return taken;
    }
}
