/** HTTP in: what people may see and do, by a token that says who they are; JSON out. */
@NullMarked
package dev.waybill.functions.operatorapi;

import org.jspecify.annotations.NullMarked;
