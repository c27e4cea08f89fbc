/** Whether every system can be worked with, as its routes need it. */
@NullMarked
package dev.waybill.cli.doctor;

import org.jspecify.annotations.NullMarked;
