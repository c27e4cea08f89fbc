/** Prices of items, and what else is said of them, on their way to shops: change sets, the limits that make people look, and how tax is put in or taken out; pure. */
@NullMarked
package dev.waybill.domain.item;

import org.jspecify.annotations.NullMarked;
