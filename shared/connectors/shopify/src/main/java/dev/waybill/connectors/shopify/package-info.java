/** Shopify as a source of orders: its webhooks proven and understood, its orders translated. */
@NullMarked
package dev.waybill.connectors.shopify;

import org.jspecify.annotations.NullMarked;
