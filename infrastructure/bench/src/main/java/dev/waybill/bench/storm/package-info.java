/** The storm: a burst of orders through the real door, with errors, kills and an outage, and the account of it. */
@NullMarked
package dev.waybill.bench.storm;

import org.jspecify.annotations.NullMarked;
