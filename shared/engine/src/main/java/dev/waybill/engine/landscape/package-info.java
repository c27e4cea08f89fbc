/** The configuration in force and the connectors made from it. */
@NullMarked
package dev.waybill.engine.landscape;

import org.jspecify.annotations.NullMarked;
