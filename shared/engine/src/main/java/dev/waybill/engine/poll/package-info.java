/** Looking for changes that no webhook told of: how far each system was read, and what is read next. */
@NullMarked
package dev.waybill.engine.poll;

import org.jspecify.annotations.NullMarked;
