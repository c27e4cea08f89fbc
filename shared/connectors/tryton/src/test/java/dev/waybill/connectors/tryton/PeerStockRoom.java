package dev.waybill.connectors.tryton;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Of a real Tryton: things are found, by moves from "lost and found" that are done at once. */
final class PeerStockRoom implements StockRoom {
    private static final AtomicInteger PRODUCTS = new AtomicInteger();
    private static final String OPERATION = "prepareTest";

    private final TrytonClient client;
    private final Clock clock;
    private List<String> products = List.of();
    private final Map<String, Long> there = new HashMap<>();

    PeerStockRoom(TrytonClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public List<String> twoProducts() {
        if (products.isEmpty()) {
            products = List.of(newProduct(), newProduct());
        }
        return products;
    }

    private String newProduct() {
        String code = "STOCKED-" + PRODUCTS.incrementAndGet();
        create(
                "product.template",
                Map.of(
                        "name", code,
                        "type", "goods",
                        "default_uom", id("product.uom", "symbol", "u"),
                        "list_price", TrytonValues.decimal(java.math.BigDecimal.ONE),
                        "products",
                                List.of(TrytonValues.create(List.of(Map.of(
                                        "suffix_code",
                                        code,
                                        "cost_price",
                                        TrytonValues.decimal(java.math.BigDecimal.ZERO)))))));
        return code;
    }

    @Override
    public void put(String product, String location, long quantity) {
        long before = there.getOrDefault(product + location, 0L);
        there.put(product + location, quantity);
        long lost = id("stock.location", "type", "lost_found");
        long place = id("stock.location", "code", location.equals("WH") ? "STO" : location);
        long move = create(
                "stock.move",
                Map.of(
                        "product", id("product.product", "code", product),
                        "uom", id("product.uom", "symbol", "u"),
                        "quantity", Math.abs(quantity - before),
                        "from_location", quantity < before ? place : lost,
                        "to_location", quantity < before ? lost : place,
                        "company", client.company(),
                        "effective_date", TrytonValues.date(LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")))));
        client.call(Rpc.press(OPERATION, "stock.move.do", move));
    }

    @Override
    public void costs(String product, String price) {
        client.call(Rpc.write(
                OPERATION,
                "product.template",
                template(product),
                Map.of("list_price", TrytonValues.decimal(new java.math.BigDecimal(price)))));
    }

    @Override
    public long enters(String party, Optional<String> identifier) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", party);
        values.put("addresses", List.of(TrytonValues.create(List.of(Map.of("street", "Calle Mayor 1")))));
        identifier.ifPresent(
                code -> values.put("identifiers", List.of(TrytonValues.create(List.of(Map.of("code", code))))));
        return create("party.party", values);
    }

    @Override
    public void moves(long party, String street) {
        List<Object> domain = List.of(List.of("party", "=", party));
        long address = TrytonValues.id(client.rows(Rpc.searchRead(OPERATION, "party.address", domain, List.of("id")))
                .getFirst()
                .at("id"));
        client.call(Rpc.write(OPERATION, "party.address", address, Map.of("street", street)));
    }

    @Override
    public void says(String product, String field, String text) {
        long id = id("product.product", "code", product);
        switch (field) {
            case "name" ->
                client.call(Rpc.write(OPERATION, "product.template", template(product), Map.of(field, text)));
            case "description" -> client.call(Rpc.write(OPERATION, "product.product", id, Map.of(field, text)));
            case "weight" ->
                client.call(Rpc.write(
                        OPERATION,
                        "product.template",
                        template(product),
                        Map.of(
                                field,
                                new BigDecimal(text.split(" ", 2)[0]),
                                "weight_uom",
                                id("product.uom", "symbol", text.split(" ", 2)[1]))));
            default -> create("product.identifier", Map.of("product", id, "type", field, "code", text));
        }
    }

    private long template(String product) {
        return TrytonValues.id(client.rows(Rpc.read(
                        OPERATION, "product.product", id("product.product", "code", product), List.of("template")))
                .getFirst()
                .at("template"));
    }

    @Override
    public Instant time() {
        return clock.instant();
    }

    /** Its time is the machine's: waits until some of it is gone. */
    @Override
    public void letTimePass() {
        Instant until = clock.instant().plusMillis(500);
        Supplier<Boolean> waiting = () -> clock.instant().isBefore(until);
        while (waiting.get()) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private long create(String model, Map<String, Object> values) {
        return client.created(Rpc.create(OPERATION, model, List.of(values)));
    }

    private long id(String model, String field, String value) {
        return TrytonValues.id(rows(model, field, value).getFirst().at("id"));
    }

    private List<JsonAt> rows(String model, String field, String value) {
        return client.rows(new Rpc(
                OPERATION,
                Effect.READ,
                "model." + model + ".search_read",
                java.util.Arrays.asList(List.of(List.of(field, "=", value)), 0, null, null, List.of("id")),
                Map.of()));
    }
}
