/** Tables on DynamoDB Local. */
@NullMarked
package dev.waybill.local.table;

import org.jspecify.annotations.NullMarked;
