@NullMarked
package dev.waybill.domain.money;

import org.jspecify.annotations.NullMarked;
