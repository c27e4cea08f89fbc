package dev.waybill.aws;

import dev.waybill.engine.port.Ledger;
import dev.waybill.testkit.LedgerContract;
import dev.waybill.testkit.SettableClock;

class DynamoLedgerTest extends LedgerContract {
    private final LocalAws aws = LocalAws.shared();
    private final Ledger ledger = new DynamoLedger(
            aws.clients().dynamoDb(), aws.table("LedgerTable"), Retention.standard(), SettableClock.atNoon());

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
