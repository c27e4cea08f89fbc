package dev.waybill.local.day;

import dev.waybill.demo.DemoErp;
import dev.waybill.demo.shop.ShopBooks;

/** Where a part of the day plays: who watches, and the two systems that stock and paper go between. */
record Scene(Watch watch, Screen screen, DemoErp erp, ShopBooks shops) {
    static final String SHOP = "shop-es";
}
