/** Prices out of who owns them, and into shops. */
@NullMarked
package dev.waybill.connector.item;

import org.jspecify.annotations.NullMarked;
