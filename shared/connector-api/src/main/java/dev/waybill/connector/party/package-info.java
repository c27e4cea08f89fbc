/** Customers: where they are born, where they go to, and when two records are one customer. */
@NullMarked
package dev.waybill.connector.party;

import org.jspecify.annotations.NullMarked;
