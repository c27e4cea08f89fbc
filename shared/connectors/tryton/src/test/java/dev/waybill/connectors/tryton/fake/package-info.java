/** A small Tryton over HTTP with memory and faults, whose answers are compared with recorded ones of a real server. */
@NullMarked
package dev.waybill.connectors.tryton.fake;

import org.jspecify.annotations.NullMarked;
