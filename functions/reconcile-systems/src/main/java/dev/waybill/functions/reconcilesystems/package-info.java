/** Schedule in: balance the last days of every shop, and queue what nobody can explain. */
@NullMarked
package dev.waybill.functions.reconcilesystems;

import org.jspecify.annotations.NullMarked;
