/** Schedules, with a clock that is set. */
@NullMarked
package dev.waybill.local.schedule;

import org.jspecify.annotations.NullMarked;
