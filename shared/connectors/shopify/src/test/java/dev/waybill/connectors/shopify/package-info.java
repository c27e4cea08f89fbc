/** Proof that Shopify's webhooks are believed only when they should be, and its orders translated to the cent. */
@NullMarked
package dev.waybill.connectors.shopify;

import org.jspecify.annotations.NullMarked;
