/** Stock, level-triggered: what is asked for is looked at again, in bulk, and only what is different is written. */
@NullMarked
package dev.waybill.engine.stock;

import org.jspecify.annotations.NullMarked;
