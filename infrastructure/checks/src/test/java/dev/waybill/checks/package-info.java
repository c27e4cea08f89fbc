/** Tests about the code, the template and the folders themselves: every violation in one run. */
@NullMarked
package dev.waybill.checks;

import org.jspecify.annotations.NullMarked;
