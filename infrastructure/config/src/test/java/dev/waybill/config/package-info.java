/** Proofs that a wrong file is refused in words that help, and that a right one is taken. */
@NullMarked
package dev.waybill.config;

import org.jspecify.annotations.NullMarked;
