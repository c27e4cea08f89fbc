/** Calling functions at a rate, as EventBridge Scheduler does. */
@NullMarked
package dev.waybill.local.schedule;

import org.jspecify.annotations.NullMarked;
