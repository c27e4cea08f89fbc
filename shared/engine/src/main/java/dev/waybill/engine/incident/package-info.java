/** Failures with one cause as one incident, which closes with its last success. */
@NullMarked
package dev.waybill.engine.incident;

import org.jspecify.annotations.NullMarked;
