/** The contract every connector fulfils: what it declares, what it offers; it never decides. */
@NullMarked
package dev.waybill.connector;

import org.jspecify.annotations.NullMarked;
