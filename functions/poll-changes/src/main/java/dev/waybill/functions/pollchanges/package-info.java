/** Schedule in: ask the systems that are due what changed, and queue it. */
@NullMarked
package dev.waybill.functions.pollchanges;

import org.jspecify.annotations.NullMarked;
