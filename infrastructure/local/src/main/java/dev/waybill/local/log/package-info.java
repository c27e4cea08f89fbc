/** What the functions print, line by line. */
@NullMarked
package dev.waybill.local.log;

import org.jspecify.annotations.NullMarked;
