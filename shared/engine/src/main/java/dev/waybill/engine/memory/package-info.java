/** The ports in memory, complete and honest: for tests and for reading. */
@NullMarked
package dev.waybill.engine.memory;

import org.jspecify.annotations.NullMarked;
