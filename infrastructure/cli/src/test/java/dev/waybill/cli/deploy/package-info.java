/** Every command as people type it, on stores in memory. */
@NullMarked
package dev.waybill.cli.deploy;

import org.jspecify.annotations.NullMarked;
