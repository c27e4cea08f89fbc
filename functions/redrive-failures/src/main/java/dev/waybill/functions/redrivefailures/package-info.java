/** Schedule in: keep dead letters and ledger in step, send again what an outage left. Command in: do what a person asks. */
@NullMarked
package dev.waybill.functions.redrivefailures;

import org.jspecify.annotations.NullMarked;
