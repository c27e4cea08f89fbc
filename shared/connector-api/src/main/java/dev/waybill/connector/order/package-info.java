/** Orders out of shops and into ERPs. */
@NullMarked
package dev.waybill.connector.order;

import org.jspecify.annotations.NullMarked;
