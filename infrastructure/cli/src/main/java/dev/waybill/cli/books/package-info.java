/** What commands ask of an installation: of its tables, or of its operator API. */
@NullMarked
package dev.waybill.cli.books;

import org.jspecify.annotations.NullMarked;
