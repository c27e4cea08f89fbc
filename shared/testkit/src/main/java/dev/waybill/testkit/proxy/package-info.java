/** A proxy on real sockets that misbehaves on request, for tests of the whole HTTP stack. */
@NullMarked
package dev.waybill.testkit.proxy;

import org.jspecify.annotations.NullMarked;
