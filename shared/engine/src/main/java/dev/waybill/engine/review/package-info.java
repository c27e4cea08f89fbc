/** Until when people decide about what is held, and what becomes of it if nobody did. */
@NullMarked
package dev.waybill.engine.review;

import org.jspecify.annotations.NullMarked;
