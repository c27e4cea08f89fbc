/** Failures as data: what, which thing, in which system, what came back, what to do next. */
@NullMarked
package dev.waybill.domain.failure;

import org.jspecify.annotations.NullMarked;
