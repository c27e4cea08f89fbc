package dev.waybill.aws;

import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.testkit.LandscapeStoreContract;

class DynamoLandscapeStoreTest extends LandscapeStoreContract {
    private final LocalAws aws = LocalAws.shared();
    private final LandscapeStore store =
            new DynamoLandscapeStore(aws.clients().dynamoDb(), aws.table("OwnershipTable"));

    @Override
    protected LandscapeStore store() {
        return store;
    }
}
