/** The paper of orders: who writes it, and who shows it to the buyer. */
@NullMarked
package dev.waybill.connector.document;

import org.jspecify.annotations.NullMarked;
