/** Accepting a webhook: believe it, see what it is about, queue it. */
@NullMarked
package dev.waybill.engine.intake;

import org.jspecify.annotations.NullMarked;
