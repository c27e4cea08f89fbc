/** The running parties that data moves between: shops, ERPs, warehouses, back offices. */
@NullMarked
package dev.waybill.domain.system;

import org.jspecify.annotations.NullMarked;
