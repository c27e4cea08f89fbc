/** What a person may ask of the engine, and what it answers. */
@NullMarked
package dev.waybill.engine.operator;

import org.jspecify.annotations.NullMarked;
