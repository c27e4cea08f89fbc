/** Queue in: look again at each item that may have changed, in bulk, and show in the shops what differs. */
@NullMarked
package dev.waybill.functions.deliverstock;

import org.jspecify.annotations.NullMarked;
