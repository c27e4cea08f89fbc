/** The protocol on a small warehouse. */
@NullMarked
package dev.waybill.connectors.standardwebhooks;

import org.jspecify.annotations.NullMarked;
