/** The console as people use it: in a real browser, on the whole product. */
@NullMarked
package dev.waybill.console;

import org.jspecify.annotations.NullMarked;
