/** What the engine needs from the outside; each has a memory and an AWS implementation, and one contract suite for both. */
@NullMarked
package dev.waybill.engine.port;

import org.jspecify.annotations.NullMarked;
