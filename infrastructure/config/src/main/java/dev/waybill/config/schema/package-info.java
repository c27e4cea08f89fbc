/** The shape of the file: the published JSON Schema, in plain words. */
@NullMarked
package dev.waybill.config.schema;

import org.jspecify.annotations.NullMarked;
