package dev.waybill.aws;

import dev.waybill.engine.port.ChangeSets;
import dev.waybill.testkit.ChangeSetsContract;
import dev.waybill.testkit.SettableClock;

class DynamoChangeSetsTest implements ChangeSetsContract {
    private final LocalAws aws = LocalAws.shared();

    @Override
    public ChangeSets sets() {
        return new DynamoChangeSets(
                aws.clients().dynamoDb(), aws.table("LedgerTable"), Retention.standard(), SettableClock.atNoon());
    }
}
