/** The demo ERP as a target of orders. */
@NullMarked
package dev.waybill.connectors.demoerp;

import org.jspecify.annotations.NullMarked;
