package dev.waybill.local.day;

import dev.waybill.demo.DemoErp;
import dev.waybill.demo.shop.ShopBooks;
import java.util.function.BooleanSupplier;

/** Where a part of the day plays: who watches, and the two systems that stock and paper go between. */
record Scene(Watch watch, Screen screen, DemoErp erp, ShopBooks shops) {
    static final String SHOP = "shop-es";

    /** Tells what the shop shows once it is so; false if it did not become so in time. */
    boolean shows(BooleanSupplier so, String what) {
        boolean shown = watch.until(so);
        if (shown) {
            screen.event(SHOP, what);
        }
        return shown;
    }
}
