/** What is wrong in a file, where, and what to do about it. */
@NullMarked
package dev.waybill.config.problem;

import org.jspecify.annotations.NullMarked;
