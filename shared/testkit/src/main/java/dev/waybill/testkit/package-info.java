/** What tests share: contract suites, systems that remember and fail on request, fixtures, a clock that is set by hand. */
@NullMarked
package dev.waybill.testkit;

import org.jspecify.annotations.NullMarked;
