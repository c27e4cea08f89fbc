/** Checking, comparing and applying {@code waybill.yaml}. */
@NullMarked
package dev.waybill.config;

import org.jspecify.annotations.NullMarked;
