/** The rules about an order's own sums. */
@NullMarked
package dev.waybill.domain.order;

import org.jspecify.annotations.NullMarked;
