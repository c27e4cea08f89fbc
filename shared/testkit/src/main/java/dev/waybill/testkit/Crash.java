package dev.waybill.testkit;

import dev.waybill.domain.message.Step;
import dev.waybill.engine.delivery.StepProbe;

/** The process dies: nobody catches it, nothing after it runs. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    private Crash(String where) {
        super("the process died " + where, null, false, false);
    }

    /** To be thrown by whatever a process that is dead already still touches. */
    public static Crash before(String call) {
        return new Crash("before " + call);
    }

    /** Dies once, after the n-th step that ends (from 1); lives on afterwards. */
    public static StepProbe afterStep(int n) {
        return new StepProbe() {
            private int ended;

            @Override
            public void after(Step step) {
                ended++;
                if (ended == n) {
                    throw new Crash("after " + step.word());
                }
            }
        };
    }
}
