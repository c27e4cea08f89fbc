/** CloudWatch's metrics, as much of them as the functions' lines are counted in. */
@NullMarked
package dev.waybill.local.metric;

import org.jspecify.annotations.NullMarked;
