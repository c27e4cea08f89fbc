/** Why a message is carried: one file per business purpose, steps in order. */
@NullMarked
package dev.waybill.flows;

import org.jspecify.annotations.NullMarked;
