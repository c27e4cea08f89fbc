/** Calls for many things at once, as systems take them. */
@NullMarked
package dev.waybill.engine.bulk;

import org.jspecify.annotations.NullMarked;
