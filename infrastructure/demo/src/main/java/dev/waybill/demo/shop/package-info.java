/** Inside the demo shops: published and recorded webhooks, signed and sent as the shops do it. */
@NullMarked
package dev.waybill.demo.shop;

import org.jspecify.annotations.NullMarked;
