package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Orders as sales of Tryton. Our reference is the sale's {@code web_id}, unique there; the number that people use is its
 * {@code reference}. Every step starts from what Tryton says now, so that a crash between any two is made good by the next try.
 */
final class TrytonOrders implements OrderTarget {
    private final TrytonConfig config;
    private final TrytonClient client;
    private final ErpRecords records;
    private final Parties parties;

    TrytonOrders(TrytonConfig config, TrytonClient client, ErpRecords records) {
        this.config = config;
        this.client = client;
        this.records = records;
        this.parties =
                new Parties(client, new PartyPlacing(new TrytonParties(config, client, records), config.system()));
    }

    @Override
    public Optional<PlacedOrder> find(OrderReference reference) {
        List<Object> domain = List.of(List.of("web_id", "=", reference.value()));
        List<Sale> sales = client.rows(Rpc.searchRead("findOrder", "sale.sale", domain, Sale.FIELDS)).stream()
                .map(row -> Sale.read(row, config))
                .toList();
        if (sales.size() > 1) {
            throw refused(
                    "findOrder",
                    "the sales "
                            + sales.stream()
                                    .map(sale -> sale.placed().ref().number())
                                    .toList() + " in " + config.id() + " all carry the web id " + reference,
                    "decide which one counts, clear the web id of the others in Tryton, then redrive");
        }
        return sales.stream().findFirst().map(Sale::placed);
    }

    /** A miss may only mean that the books were read too long ago: they are read again before an order is held for it. */
    @Override
    public OrderDraft translate(Order order, OrderReference reference) {
        Books books = records.books();
        try {
            return translate(order, reference, books);
        } catch (FailureException e) {
            Books now = e.failure().kind() == FailureKind.UNDECIDED ? records.booksReadNow() : books;
            if (now.equals(books)) {
                throw e;
            }
            return translate(order, reference, now);
        }
    }

    private SaleDraft translate(Order order, OrderReference reference, Books books) {
        LineItems items = new LineItems(config, books, records.items(LineItems.codes(order, config)));
        Set<String> regions = AddressTranslator.subdivisionCodes(List.of(order.billTo(), order.shipTo()));
        Map<String, Long> subdivisions = records.subdivisions(regions);
        AddressTranslator addresses = new AddressTranslator(new Held(config.id()), books.countries(), subdivisions);
        return new SaleTranslator(config, books, items, addresses).translate(order, reference);
    }

    @Override
    public PlacedOrder create(OrderDraft draft) {
        SaleDraft sale = own(draft);
        Parties.Placement placement = parties.place(sale);
        // Asked again right before writing: SQLite enforces no unique web id, and placing the party took a moment.
        return find(draft.reference()).orElseGet(() -> create(sale, placement));
    }

    private PlacedOrder create(SaleDraft draft, Parties.Placement placement) {
        try {
            long id = client.created(Rpc.create("createOrder", "sale.sale", List.of(draft.values(placement))));
            return read(id).placed();
        } catch (FailureException e) {
            if (TrytonAnswers.saysAlreadyThere(e.failure())) {
                return find(draft.reference()).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    @Override
    public PlacedOrder revise(PlacedOrder placed, OrderDraft draft) {
        SaleDraft wanted = own(draft);
        Sale sale = read(id(placed));
        if (!sale.placed().changedAt().equals(placed.changedAt())) {
            throw changed(sale);
        }
        Parties.Placement placement = parties.place(wanted);
        // Lines of a quotation are locked: it goes back to draft first.
        Sale open = sale.state().equals("quotation") ? press(sale, "draft", Set.of("draft")) : sale;
        if (!open.state().equals("draft")) {
            throw refused(
                    "reviseOrder",
                    "the sale " + placed.ref().number() + " is '" + open.state() + "' in " + config.id()
                            + " and takes no other lines any more",
                    "change it by hand in Tryton");
        }
        client.call(Rpc.write("reviseOrder", "sale.sale", open.id(), wanted.valuesReplacing(open.lines(), placement))
                .unlessChangedSince("sale.sale," + open.id(), open.timestamp()));
        return read(open.id()).placed();
    }

    @Override
    public PlacedOrder advance(PlacedOrder placed, OrderStage stage) {
        Sale sale = read(id(placed));
        return switch (stage) {
            case CONFIRMED -> confirm(sale).placed();
            case CANCELLED -> cancel(sale).placed();
            case DRAFT, PLACED -> sale.placed();
        };
    }

    private Sale confirm(Sale sale) {
        return switch (sale.state()) {
            case "draft" -> confirm(press(sale, "quote", Set.of("quotation")));
            case "quotation" -> confirm(press(sale, "confirm", Set.of("confirmed", "processing", "done")));
            // Confirming queues the processing; where that failed, pressing the button by hand says why.
            case "confirmed" -> confirm(press(sale, "process", Set.of("processing", "done")));
            case "processing", "done" -> sale;
            default -> throw stuck(sale, "confirm");
        };
    }

    private Sale cancel(Sale sale) {
        return switch (sale.state()) {
            case "draft", "quotation" -> press(sale, "cancel", Set.of("cancelled"));
            case "confirmed" -> cancel(press(sale, "draft", Set.of("draft")));
            case "cancelled" -> sale;
            default -> throw stuck(sale, "cancel");
        };
    }

    /** Presses a button and reads what became of it: one pressed in the wrong state does nothing and says nothing. */
    private Sale press(Sale sale, String button, Set<String> expected) {
        client.call(Rpc.press(button + "Order", "sale.sale." + button, sale.id()));
        Sale after = read(sale.id());
        if (!expected.contains(after.state())) {
            throw stuck(after, button);
        }
        return after;
    }

    private Sale read(long id) {
        List<JsonAt> rows = client.rows(Rpc.read("readOrder", "sale.sale", id, Sale.FIELDS));
        return Sale.read(rows.getFirst(), config);
    }

    private static long id(PlacedOrder placed) {
        return Long.parseLong(placed.ref().id());
    }

    private static SaleDraft own(OrderDraft draft) {
        if (draft instanceof SaleDraft sale) {
            return sale;
        }
        throw new IllegalArgumentException("this draft was made by another connector: " + draft.reference());
    }

    private FailureException stuck(Sale sale, String button) {
        return refused(
                button + "Order",
                "the sale " + sale.placed().ref().number() + " is '" + sale.state() + "' in " + config.id()
                        + " and does not let itself " + button,
                "look at the sale in Tryton and move it on by hand, or redrive once nothing stands in its way");
    }

    private FailureException changed(Sale sale) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                config.id(),
                "reviseOrder",
                "the sale " + sale.placed().ref().number() + " was changed in " + config.id() + " since it was read",
                "nothing was done there; it is read again and tried again by itself"));
    }

    private FailureException refused(String operation, String why, String next) {
        return new FailureException(Failure.of(FailureCode.TARGET_REFUSED, config.id(), operation, why, next));
    }
}
