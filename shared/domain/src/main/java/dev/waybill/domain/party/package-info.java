/** The canonical customer or company, and its addresses. */
@NullMarked
package dev.waybill.domain.party;

import org.jspecify.annotations.NullMarked;
