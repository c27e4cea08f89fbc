/** How far each system's changes were read. */
@NullMarked
package dev.waybill.engine.cursor;

import org.jspecify.annotations.NullMarked;
