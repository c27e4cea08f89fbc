package dev.waybill.connectors.tryton;

/** When Tryton rounds a tax: the value of {@code account.configuration.tax_rounding}. */
enum TaxRounding {
    /** The running sum of each tax after every line (6.0: {@code account/tax.py}, {@code _get_taxes}). */
    LINE,
    /** Once, at the end. */
    DOCUMENT
}
