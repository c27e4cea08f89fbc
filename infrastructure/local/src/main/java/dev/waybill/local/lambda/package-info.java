/** Running functions as Lambda does: made once, one call at a time each, in a given time. */
@NullMarked
package dev.waybill.local.lambda;

import org.jspecify.annotations.NullMarked;
