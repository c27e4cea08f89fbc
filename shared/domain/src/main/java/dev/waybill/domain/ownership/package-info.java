/** Who owns which piece of data, and what happens when somebody else changes it; pure. */
@NullMarked
package dev.waybill.domain.ownership;

import org.jspecify.annotations.NullMarked;
