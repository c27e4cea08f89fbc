/** Change sets on their way from proposal to undo: the messages that move them, and what happens to them by itself. */
@NullMarked
package dev.waybill.engine.change;

import org.jspecify.annotations.NullMarked;
