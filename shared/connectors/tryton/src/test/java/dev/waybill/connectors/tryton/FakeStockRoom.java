package dev.waybill.connectors.tryton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.connectors.tryton.fake.FakeTryton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of the fake. Every other move is changed after it was made, so that both of Tryton's times are met. */
final class FakeStockRoom implements StockRoom {
    private final FakeTryton fake;
    private final Map<String, Long> there = new HashMap<>();
    private int moves;

    FakeStockRoom(FakeTryton fake) {
        this.fake = fake;
    }

    @Override
    public List<String> twoProducts() {
        return List.of("TS-BLUE", "HOOD-S");
    }

    @Override
    public void put(String product, String location, long quantity) {
        long before = there.getOrDefault(product + location, 0L);
        there.put(product + location, quantity);
        long move = fake.finds(product, location.equals("WH") ? "STO" : location, quantity - before);
        if (++moves % 2 == 0) {
            fake.change("stock.move", move, "state", TextNode.valueOf("done"));
        }
    }

    @Override
    public void costs(String product, String price) {
        fake.costs(product, price);
    }

    @Override
    public long enters(String party, Optional<String> identifier) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        long id = fake.enters("party.party", json.objectNode().put("name", party));
        fake.enters("party.address", json.objectNode().put("party", id).put("street", "Calle Mayor 1"));
        identifier.ifPresent(code -> fake.enters(
                "party.identifier", json.objectNode().put("party", id).put("code", code)));
        return id;
    }

    @Override
    public void moves(long party, String street) {
        fake.change("party.address", fake.addressOf(party), "street", TextNode.valueOf(street));
    }

    @Override
    public void says(String product, String field, String text) {
        fake.says(product, field, text);
    }

    @Override
    public Instant time() {
        return fake.time();
    }

    @Override
    public void letTimePass() {
        fake.pass(Duration.ofSeconds(2));
    }
}
