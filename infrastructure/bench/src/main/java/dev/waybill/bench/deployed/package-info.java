/** Functions as Lambda runs them: real packages, each in a process of its own, behind a small runtime API. */
@NullMarked
package dev.waybill.bench.deployed;

import org.jspecify.annotations.NullMarked;
