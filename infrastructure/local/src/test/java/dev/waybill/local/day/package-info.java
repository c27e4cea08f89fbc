/** A day at the door: what {@code waybill demo} plays and how it is accounted for. */
@NullMarked
package dev.waybill.local.day;

import org.jspecify.annotations.NullMarked;
