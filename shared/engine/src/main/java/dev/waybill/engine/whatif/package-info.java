/** The decisions of the last days, made again under a configuration that is not in force. Writes nothing. */
@NullMarked
package dev.waybill.engine.whatif;

import org.jspecify.annotations.NullMarked;
