/** What WooCommerce really sends, and what becomes of it. */
@NullMarked
package dev.waybill.connectors.woocommerce;

import org.jspecify.annotations.NullMarked;
