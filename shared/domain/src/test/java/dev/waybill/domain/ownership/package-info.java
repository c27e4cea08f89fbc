@NullMarked
package dev.waybill.domain.ownership;

import org.jspecify.annotations.NullMarked;
