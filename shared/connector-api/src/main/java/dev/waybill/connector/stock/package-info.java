/** Stock out of ERPs and warehouses, and into shops. */
@NullMarked
package dev.waybill.connector.stock;

import org.jspecify.annotations.NullMarked;
