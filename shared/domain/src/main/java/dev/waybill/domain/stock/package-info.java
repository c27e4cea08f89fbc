/** How much of an item a shop shows, and why. */
@NullMarked
package dev.waybill.domain.stock;

import org.jspecify.annotations.NullMarked;
