/** What was found when both sides were compared, kept to be looked at later. */
@NullMarked
package dev.waybill.engine.report;

import org.jspecify.annotations.NullMarked;
