/** The list of connectors, one line each. */
@NullMarked
package dev.waybill.connectors.catalogue;

import org.jspecify.annotations.NullMarked;
