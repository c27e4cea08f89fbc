/** The one door to the outside: time limits, size caps, and what a broken connection means. */
@NullMarked
package dev.waybill.connector.http;

import org.jspecify.annotations.NullMarked;
