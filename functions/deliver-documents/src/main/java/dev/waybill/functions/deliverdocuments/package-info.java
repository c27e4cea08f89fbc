/** Queue in: carry each order to its target, tell the queue what is done and what is to be shown again. */
@NullMarked
package dev.waybill.functions.deliverdocuments;

import org.jspecify.annotations.NullMarked;
