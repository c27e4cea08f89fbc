/** The meaning of the file: one small rule per class, each finding all of its problems. */
@NullMarked
package dev.waybill.config.rule;

import org.jspecify.annotations.NullMarked;
