/** An ERP and two shops to play with: what the local run and the demo carry orders between. */
@NullMarked
package dev.waybill.demo;

import org.jspecify.annotations.NullMarked;
