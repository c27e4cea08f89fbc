/** Reading foreign JSON strictly and saying where it went wrong. */
@NullMarked
package dev.waybill.connector.json;

import org.jspecify.annotations.NullMarked;
