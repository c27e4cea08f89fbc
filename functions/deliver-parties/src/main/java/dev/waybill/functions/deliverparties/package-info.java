/** Queue in: carry each customer to its target, tell the queue what is done and what is to be shown again. */
@NullMarked
package dev.waybill.functions.deliverparties;

import org.jspecify.annotations.NullMarked;
