/** What is told of the ledger and the state of things, as JSON: the same to a machine at the command line and over the operator API. */
@NullMarked
package dev.waybill.views;

import org.jspecify.annotations.NullMarked;
