package dev.waybill.bench.storm;

import dev.waybill.demo.shop.Delivery;

/**
 * One state of an order as its shop says it, signed.
 *
 * @param newest whether the order has no later state
 */
record Webhook(ShopOrder order, Delivery delivery, boolean newest) {}
