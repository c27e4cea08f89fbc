/** Hostile inputs by the thousand: real payloads, changed in every way a sender, a plug-in or an attacker might. */
@NullMarked
package dev.waybill.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
