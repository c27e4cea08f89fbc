/** The canonical order and the sums that must agree on it. */
@NullMarked
package dev.waybill.domain.order;

import org.jspecify.annotations.NullMarked;
