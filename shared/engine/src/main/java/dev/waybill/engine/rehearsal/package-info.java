/** What would be written where, without writing it. */
@NullMarked
package dev.waybill.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
