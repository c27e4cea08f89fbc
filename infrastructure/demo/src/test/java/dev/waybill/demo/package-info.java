/** An ERP and two shops to play with: tests. */
@NullMarked
package dev.waybill.demo;

import org.jspecify.annotations.NullMarked;
