package dev.waybill.engine.intake;

/** What the caller of a webhook is told. */
public sealed interface Receipt {
    /** HTTP status of the answer. */
    int status();

    /** Believed and durably queued, once per target; or a duplicate, which is just as good. */
    record Accepted(int messages) implements Receipt {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Believed, or a mere greeting; nothing to carry. */
    record Acknowledged(String why) implements Receipt {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Not accepted: 401 not believed, 404 unknown system, 413 too large, 503 not durable, so try again. */
    record Refused(int status, String code, String why) implements Receipt {}
}
