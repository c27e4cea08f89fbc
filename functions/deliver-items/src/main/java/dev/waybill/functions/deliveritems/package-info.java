/** Queue in: carry prices from their owner to the shops, tell the queue what is done and what is to be shown again. */
@NullMarked
package dev.waybill.functions.deliveritems;

import org.jspecify.annotations.NullMarked;
