/** Lambda's own API, for those who call a function by its name. */
@NullMarked
package dev.waybill.local.invoke;

import org.jspecify.annotations.NullMarked;
