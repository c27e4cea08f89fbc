package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.DynamoCommandKeys.Begin;
import dev.waybill.aws.DynamoCommandKeys.Begun;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.testkit.ErasureStoreContract;
import dev.waybill.testkit.SettableClock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoErasuresTest extends ErasureStoreContract {
    private final LocalAws aws = LocalAws.shared();
    private final SettableClock clock = SettableClock.atNoon();
    private final String table = aws.table("LedgerTable");
    private final DynamoLedger ledger = new DynamoLedger(aws.clients().dynamoDb(), table, Retention.standard(), clock);
    private final DynamoErasures erasures = new DynamoErasures(aws.clients().dynamoDb(), table, clock);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ErasureStore store() {
        return erasures;
    }

    @Test
    void a_remembered_answer_that_names_somebody_is_forgotten_but_not_that_it_was_given() {
        DynamoCommandKeys keys = new DynamoCommandKeys(aws.clients().dynamoDb(), table);
        Begin about = new Begin("bea", "key-00001", "hash", clock.instant());
        Begin other = new Begin("bea", "key-00002", "hash", clock.instant());
        keys.begin(about);
        keys.end(about, 200, "{\"sentence\":\"order shop-es:1 of Quixodora\"}");
        keys.begin(other);
        keys.end(other, 200, "{}");

        assertThat(erasures.answers(Set.of("order shop-es:1"))).isEqualTo(1);
        erasures.forgetAnswers(Set.of("order shop-es:1"));

        assertThat(erasures.answers(Set.of("order shop-es:1", "Quixodora"))).isZero();
        assertThat(keys.begin(about)).isInstanceOfSatisfying(Begun.Done.class, done -> {
            assertThat(done.status()).isEqualTo(410);
            assertThat(done.answer()).contains("erased on request");
        });
        assertThat(keys.begin(other)).isEqualTo(new Begun.Done(200, "{}"));
    }
}
