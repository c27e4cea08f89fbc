/** Carrying one change to one target: claim, flow, outcome, record. */
@NullMarked
package dev.waybill.engine.delivery;

import org.jspecify.annotations.NullMarked;
