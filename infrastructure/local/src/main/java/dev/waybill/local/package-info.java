/** The whole product in one process, read from template.yaml: what {@code waybill dev} and {@code waybill demo} start. */
@NullMarked
package dev.waybill.local;

import org.jspecify.annotations.NullMarked;
