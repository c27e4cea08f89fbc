/** Erasing what is kept about one person: what goes, what stays, and the receipt. */
@NullMarked
package dev.waybill.engine.erasure;

import org.jspecify.annotations.NullMarked;
