/** Prices, and what else is said of items, out of who owns them, and into shops. */
@NullMarked
package dev.waybill.connector.item;

import org.jspecify.annotations.NullMarked;
