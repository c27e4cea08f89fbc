package dev.waybill.connectors.tryton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stock, prices and parties of a Tryton, fake or real, and what its people do with them. */
interface StockRoom {
    /** Two places of which the settings say that their stock is sold. */
    List<String> LOCATIONS = List.of("WH", "ANNEX");

    /** Two products that are nowhere yet. */
    List<String> twoProducts();

    void put(String product, String location, long quantity);

    /** From now on its list price is so many euros. */
    void costs(String product, String price);

    /** Enters a party with one address; answers its id. */
    long enters(String party, Optional<String> identifier);

    /** Writes another street into its address, and nothing else. */
    void moves(long party, String street);

    /** From now on its {@code name}, {@code description} or {@code ean} is this. */
    void says(String product, String field, String text);

    Instant time();

    void letTimePass();
}
