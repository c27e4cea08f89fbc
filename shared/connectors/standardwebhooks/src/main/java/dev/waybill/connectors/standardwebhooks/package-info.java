/** A system of one's own as a source of stock: signed by Standard Webhooks, asked over a small protocol of JSON. */
@NullMarked
package dev.waybill.connectors.standardwebhooks;

import org.jspecify.annotations.NullMarked;
