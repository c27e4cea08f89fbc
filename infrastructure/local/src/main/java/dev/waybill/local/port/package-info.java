/** Ports of this computer. */
@NullMarked
package dev.waybill.local.port;

import org.jspecify.annotations.NullMarked;
