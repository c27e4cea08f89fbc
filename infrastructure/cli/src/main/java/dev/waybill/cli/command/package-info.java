/** One class per command; each says what it did and ends with an exit code. */
@NullMarked
package dev.waybill.cli.command;

import org.jspecify.annotations.NullMarked;
