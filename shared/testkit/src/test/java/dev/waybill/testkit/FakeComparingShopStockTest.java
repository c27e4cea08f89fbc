package dev.waybill.testkit;

import dev.waybill.domain.system.SystemId;

/** The same where the shop compares before it sets. */
final class FakeComparingShopStockTest extends FakeShopStockTest {
    @Override
    public boolean compares() {
        return true;
    }

    @Override
    public dev.waybill.connector.Connector connector() {
        shop().shelves(new SystemId("shop-es")).comparesBeforeSetting();
        return super.connector();
    }
}
