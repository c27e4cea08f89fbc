/** The paper of an order: what was shipped, invoiced and credited, as its owner says. */
@NullMarked
package dev.waybill.domain.document;

import org.jspecify.annotations.NullMarked;
