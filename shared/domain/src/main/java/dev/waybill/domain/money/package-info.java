/** Money and quantities: exact decimals, never floating point. */
@NullMarked
package dev.waybill.domain.money;

import org.jspecify.annotations.NullMarked;
