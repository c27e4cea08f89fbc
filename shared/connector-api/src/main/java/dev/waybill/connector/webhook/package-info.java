/** Calls from systems: believing them, and telling what they are about. */
@NullMarked
package dev.waybill.connector.webhook;

import org.jspecify.annotations.NullMarked;
