/** Facts and decisions: canonical records, ownership, failures and typed ids; pure, without clock, network or foreign names. */
@NullMarked
package dev.waybill.domain;

import org.jspecify.annotations.NullMarked;
