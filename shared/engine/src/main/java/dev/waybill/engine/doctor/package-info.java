/** Whether every system can be worked with, as its routes need it. */
@NullMarked
package dev.waybill.engine.doctor;

import org.jspecify.annotations.NullMarked;
