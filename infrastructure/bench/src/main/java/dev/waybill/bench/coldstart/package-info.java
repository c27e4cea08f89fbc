/** Cold starts: from the start of a function's process to its first answer, beside what one could have instead. */
@NullMarked
package dev.waybill.bench.coldstart;

import org.jspecify.annotations.NullMarked;
