package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.testkit.CursorStoreContract;
import org.junit.jupiter.api.Test;

class DynamoCursorsTest extends CursorStoreContract {
    private final LocalAws aws = LocalAws.shared();
    private final CursorStore store = new DynamoCursors(aws.clients().dynamoDb(), aws.table("LedgerTable"));

    @Override
    protected CursorStore store() {
        return store;
    }

    @Test
    void a_store_that_does_not_answer_is_down() {
        CursorStore gone = new DynamoCursors(aws.clients().dynamoDb(), "no-such-table");

        assertThatThrownBy(gone::all)
                .isInstanceOfSatisfying(FailureException.class, e -> org.assertj.core.api.Assertions.assertThat(
                                e.failure().code())
                        .isEqualTo(FailureCode.DOWN));
    }
}
