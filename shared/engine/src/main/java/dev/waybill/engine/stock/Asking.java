package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.system.SystemId;
import java.util.function.Supplier;

/** The way in which systems are called: by their circuits, or just so. */
interface Asking {
    /** Nobody is spared; for who only compares. */
    Asking DIRECTLY = new Asking() {
        @Override
        public <T> T to(SystemId system, String operation, Supplier<T> call) {
            return call.get();
        }

        @Override
        public void goesOnWithout(SystemId system, Failure failure) {}
    };

    /**
     * Makes the call.
     *
     * @throws dev.waybill.domain.failure.FailureException whatever it fails with
     */
    <T> T to(SystemId system, String operation, Supplier<T> call);

    /** A system that cannot be asked holds up nothing here. */
    void goesOnWithout(SystemId system, Failure failure);
}
