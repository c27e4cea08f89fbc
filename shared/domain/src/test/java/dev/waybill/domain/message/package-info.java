@NullMarked
package dev.waybill.domain.message;

import org.jspecify.annotations.NullMarked;
