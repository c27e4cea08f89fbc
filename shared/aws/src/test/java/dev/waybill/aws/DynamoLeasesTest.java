package dev.waybill.aws;

import dev.waybill.engine.port.Leases;
import dev.waybill.testkit.LeasesContract;

class DynamoLeasesTest extends LeasesContract {
    private final LocalAws aws = LocalAws.shared();
    private final Leases leases = new DynamoLeases(aws.clients().dynamoDb(), aws.table("LedgerTable"));

    @Override
    protected Leases leases() {
        return leases;
    }
}
