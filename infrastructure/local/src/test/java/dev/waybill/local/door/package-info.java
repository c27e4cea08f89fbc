/** The HTTP API in front of the functions, as API Gateway has it. */
@NullMarked
package dev.waybill.local.door;

import org.jspecify.annotations.NullMarked;
