package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What the SDK throws, as the failure it is. No foreign exception leaves this room. */
final class AwsFault {
    static final SystemId LEDGER = new SystemId("ledger");
    static final SystemId LANDSCAPE = new SystemId("landscape");
    static final SystemId QUEUE = new SystemId("queue");
    static final SystemId DEAD_LETTERS = new SystemId("dead-letters");

    private AwsFault() {}

    /** Does something with a store; what the SDK throws meanwhile is the store's failure. */
    static <T> T asking(SystemId store, String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            throw ofStore(store, operation, fault);
        }
    }

    /** The same for what gives nothing back. */
    static void doing(SystemId store, String operation, Runnable work) {
        asking(store, operation, () -> {
            work.run();
            return true;
        });
    }

    /** Of a store: always {@code DOWN}, whatever the reason, since nothing can be decided without it. */
    static FailureException ofStore(SystemId store, String operation, SdkException cause) {
        return of(FailureCode.DOWN, store, operation, cause);
    }

    /** Of a queue: throttled is {@code TOO_BUSY}, no answer {@code UNREACHABLE}, any refusal {@code DOWN}. */
    static FailureException ofQueue(SystemId queue, String operation, SdkException cause) {
        if (!(cause instanceof SdkServiceException answered)) {
            return of(FailureCode.UNREACHABLE, queue, operation, cause);
        }
        return of(answered.isThrottlingException() ? FailureCode.TOO_BUSY : FailureCode.DOWN, queue, operation, cause);
    }

    private static FailureException of(FailureCode code, SystemId system, String operation, SdkException cause) {
        Failure failure = Failure.of(
                        code,
                        system,
                        operation,
                        "AWS did not do '" + operation + "' for " + system + " ("
                                + cause.getClass().getSimpleName() + ")",
                        "nothing now, it is tried again by itself; if it stays, check the function's permissions and"
                                + " the state of the service")
                .saying(String.valueOf(cause.getMessage()));
        return new FailureException(failure, cause);
    }
}
