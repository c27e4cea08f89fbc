package dev.waybill.peers.faults;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.peers.TrytonBooks;
import dev.waybill.testkit.TrytonPeer;
import dev.waybill.testkit.proxy.FaultProxy;
import dev.waybill.testkit.proxy.ProxiedCall;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Tryton. */
record TrytonTarget(TrytonPeer tryton, TrytonBooks books, FaultProxy proxy) implements Target, AutoCloseable {
    static TrytonTarget start(Path directory) {
        TrytonPeer tryton = TrytonPeer.start(directory);
        return new TrytonTarget(tryton, new TrytonBooks(tryton), FaultProxy.before(tryton.url()));
    }

    @Override
    public ConnectorType type() {
        return new TrytonType();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(tryton.settings());
        settings.put("url", proxy.address().toString());
        return settings;
    }

    @Override
    public Map<String, String> secrets() {
        return tryton.secrets();
    }

    @Override
    public List<Booked> orders(String order) {
        return books.sales(order).stream()
                .map(sale -> new Booked(end(sale.state()), sale.total()))
                .toList();
    }

    private static Life.Final end(String state) {
        return switch (state) {
            case "processing", "done" -> Life.Final.CONFIRMED;
            case "cancelled" -> Life.Final.CANCELLED;
            default -> throw new AssertionError("no sale may end as " + state);
        };
    }

    @Override
    public int customers(String email) {
        return books.parties(email).size();
    }

    @Override
    public void endSession(ProxiedCall call) {
        books.logOut(call.headers().getOrDefault("authorization", ""));
    }

    @Override
    public void close() {
        proxy.close();
        tryton.close();
    }
}
