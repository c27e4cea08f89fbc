/** HTTP in: verify a webhook, queue it once per target, answer. */
@NullMarked
package dev.waybill.functions.receivewebhook;

import org.jspecify.annotations.NullMarked;
