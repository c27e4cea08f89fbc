/** Parameter Store, as much of it as the functions use. */
@NullMarked
package dev.waybill.local.parameter;

import org.jspecify.annotations.NullMarked;
