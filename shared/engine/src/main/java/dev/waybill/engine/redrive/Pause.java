package dev.waybill.engine.redrive;

import java.time.Duration;

/** Lets time pass between two messages that are sent again. */
@FunctionalInterface
public interface Pause {
    /** Really waits; ends early, and stays interrupted, if the thread is interrupted. */
    Pause SLEEP = time -> {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    void passes(Duration time);
}
