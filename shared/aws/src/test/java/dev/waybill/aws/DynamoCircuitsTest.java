package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.testkit.CircuitStoreContract;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DynamoCircuitsTest extends CircuitStoreContract {
    private final LocalAws aws = LocalAws.shared();
    private final String table = aws.table("LedgerTable");
    private final CircuitStore store = new DynamoCircuits(aws.clients().dynamoDb(), table);

    @Override
    protected CircuitStore store() {
        return store;
    }

    @Test
    void a_look_at_a_circuit_costs_one_read_unit() {
        CountingInterceptor counter = new CountingInterceptor();
        CircuitStore counted =
                new DynamoCircuits(aws.clients().observedBy(counter).dynamoDb(), table);

        counted.read(new SystemId("erp"));

        assertThat(counter.requests()).containsExactly("GetItem");
        assertThat(counter.readUnits()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void a_store_that_does_not_answer_is_down() {
        CircuitStore gone = new DynamoCircuits(aws.clients().dynamoDb(), "no-such-table");

        assertThatThrownBy(() -> gone.read(new SystemId("erp")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.DOWN));
    }
}
