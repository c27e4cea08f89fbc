@NullMarked
package dev.waybill.domain.item;

import org.jspecify.annotations.NullMarked;
