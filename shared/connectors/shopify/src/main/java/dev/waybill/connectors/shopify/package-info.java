/** Shopify as a source of orders (its webhooks proven and understood, its orders translated) and as a place that shows stock and documents. */
@NullMarked
package dev.waybill.connectors.shopify;

import org.jspecify.annotations.NullMarked;
