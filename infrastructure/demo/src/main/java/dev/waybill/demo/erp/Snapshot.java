package dev.waybill.demo.erp;

import java.util.List;

/** Everything the ERP knows at one moment, as it is kept in a file. */
public record Snapshot(
        List<Item> items,
        List<TaxRate> taxes,
        List<Contact> parties,
        List<Client> clients,
        List<SalesOrder> orders,
        List<StockMove> moves,
        List<PriceTag> prices,
        List<Sheet> sheets,
        Papers.Filed papers) {
    public Snapshot {
        items = List.copyOf(items);
        taxes = List.copyOf(taxes);
        parties = List.copyOf(parties);
        clients = List.copyOf(clients);
        orders = List.copyOf(orders);
        moves = List.copyOf(moves);
        prices = List.copyOf(prices);
        sheets = List.copyOf(sheets);
    }
}
