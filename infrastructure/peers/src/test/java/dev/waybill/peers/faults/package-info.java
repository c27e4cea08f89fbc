/** The fault matrix: every call and every step of every flow, struck by every fault, and what became of the order. */
@NullMarked
package dev.waybill.peers.faults;

import org.jspecify.annotations.NullMarked;
