/** The connector against fakes, recorded pairs and, tagged {@code peer}, the real thing. */
@NullMarked
package dev.waybill.connectors.tryton;

import org.jspecify.annotations.NullMarked;
