/** Sparing a system that does not answer: when nobody calls it, who asks whether it is back, how what waits flows again. */
@NullMarked
package dev.waybill.engine.circuit;

import org.jspecify.annotations.NullMarked;
