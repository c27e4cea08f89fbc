@NullMarked
package dev.waybill.domain.system;

import org.jspecify.annotations.NullMarked;
