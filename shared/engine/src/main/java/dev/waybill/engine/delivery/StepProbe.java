package dev.waybill.engine.delivery;

import dev.waybill.domain.message.Step;

/** Sees each step end. In production nobody looks; tests let the process die here. */
@FunctionalInterface
public interface StepProbe {
    StepProbe NONE = step -> {};

    void after(Step step);
}
