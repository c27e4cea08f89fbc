@NullMarked
package dev.waybill.domain.landscape;

import org.jspecify.annotations.NullMarked;
