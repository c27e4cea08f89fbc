/** Lambda's own API, seen with the SDK. */
@NullMarked
package dev.waybill.local.invoke;

import org.jspecify.annotations.NullMarked;
