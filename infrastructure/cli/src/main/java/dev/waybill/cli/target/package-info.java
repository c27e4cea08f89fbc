/** Where a command works: the running local instance, an emulator, or AWS. */
@NullMarked
package dev.waybill.cli.target;

import org.jspecify.annotations.NullMarked;
