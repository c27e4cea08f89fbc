/** Whether the books balance: every order of a shop's day is accounted for, in number and in money. */
@NullMarked
package dev.waybill.engine.balance;

import org.jspecify.annotations.NullMarked;
