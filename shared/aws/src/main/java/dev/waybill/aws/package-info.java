/** The engine's ports on DynamoDB, SQS and Parameter Store: one class per port, its layout documented at its top. Decides nothing. */
@NullMarked
package dev.waybill.aws;

import org.jspecify.annotations.NullMarked;
