package dev.waybill.connectors.tryton;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The master data of one company that orders refer to, as it was when read.
 *
 * @param zone the company's, for the day of an order
 * @param countries ids by two-letter code
 */
record Books(
        ZoneId zone,
        SalesChannel channel,
        TaxRounding taxRounding,
        Map<String, CurrencyRecord> currencies,
        Map<String, Long> countries,
        List<TaxRecord> taxes) {
    Books {
        currencies = Map.copyOf(currencies);
        countries = Map.copyOf(countries);
        taxes = List.copyOf(taxes);
    }

    /** The web shop that sales belong to. */
    record SalesChannel(long id, Optional<Long> warehouse) {}

    /** @param rounding the smallest amount, such as 0.01 */
    record CurrencyRecord(long id, BigDecimal rounding) {}
}
