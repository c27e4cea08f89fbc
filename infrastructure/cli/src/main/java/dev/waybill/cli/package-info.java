/** The {@code waybill} command: what people type to configure, look up and repair. */
@NullMarked
package dev.waybill.cli;

import org.jspecify.annotations.NullMarked;
