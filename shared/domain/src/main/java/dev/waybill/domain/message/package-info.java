/** What travels: subjects, versions, envelopes, and the outcome of carrying one. */
@NullMarked
package dev.waybill.domain.message;

import org.jspecify.annotations.NullMarked;
