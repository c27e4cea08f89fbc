/** WooCommerce, as a shop in which orders are born: what its webhooks say, in our words. */
@NullMarked
package dev.waybill.connectors.woocommerce;

import org.jspecify.annotations.NullMarked;
