@NullMarked
package dev.waybill.domain.stock;

import org.jspecify.annotations.NullMarked;
