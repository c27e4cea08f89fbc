/** Tryton 6.0 to 8.0 as a target of orders, by its JSON-RPC. Speaks Tryton's words inside and ours outside; decides nothing. */
@NullMarked
package dev.waybill.connectors.tryton;

import org.jspecify.annotations.NullMarked;
