/** The whole way of an order into a real foreign system, on the real protocols of DynamoDB and SQS. */
@NullMarked
package dev.waybill.peers;

import org.jspecify.annotations.NullMarked;
