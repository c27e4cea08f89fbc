/** Tests of the storm's bookkeeping: that it would notice. */
@NullMarked
package dev.waybill.bench.storm;

import org.jspecify.annotations.NullMarked;
