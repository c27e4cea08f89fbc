/** Sending a held or failed operation again. */
@NullMarked
package dev.waybill.engine.redrive;

import org.jspecify.annotations.NullMarked;
