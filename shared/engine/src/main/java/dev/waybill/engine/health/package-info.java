/** How it goes, as values: what waits too long, what is about to be lost, who is not called. */
@NullMarked
package dev.waybill.engine.health;

import org.jspecify.annotations.NullMarked;
