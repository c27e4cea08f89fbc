package dev.waybill.peers.faults;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.demoerp.DemoErpType;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.Shelf;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.demo.shop.Samples;
import dev.waybill.testkit.SettableClock;
import dev.waybill.testkit.proxy.FaultProxy;
import dev.waybill.testkit.proxy.ProxiedCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The demo ERP, a real server on a real port. */
record DemoErpTarget(DemoErp erp, FaultProxy proxy) implements Target, AutoCloseable {
    private static final String KEY = "the-key-of-this-test";

    static DemoErpTarget start() {
        DemoErp erp = DemoErp.start(DemoErp.Options.inMemory(KEY), SettableClock.atNoon());
        Shelf.fill(erp.books(), List.of(Samples.recorded("016-order.created-order-registered-multiline")));
        return new DemoErpTarget(erp, FaultProxy.before(erp.address()));
    }

    @Override
    public ConnectorType type() {
        return new DemoErpType();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("url", proxy.address().toString());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("api-key", KEY);
    }

    @Override
    public List<Booked> orders(String order) {
        return erp.books().snapshot().orders().stream()
                .filter(placed -> placed.reference().equals("shop-es:" + order))
                .map(placed -> new Booked(end(placed.state()), placed.total()))
                .toList();
    }

    private static Life.Final end(SalesOrder.State state) {
        return switch (state) {
            case CONFIRMED -> Life.Final.CONFIRMED;
            case CANCELLED -> Life.Final.CANCELLED;
            case DRAFT, PROCESSING, SHIPPED -> throw new AssertionError("no order may end as " + state);
        };
    }

    @Override
    public int customers(String email) {
        return (int) erp.books().snapshot().parties().stream()
                .filter(party -> party.email().equals(email))
                .count();
    }

    @Override
    public void endSession(ProxiedCall call) {
        throw new AssertionError("the demo ERP has keys, not sessions");
    }

    /** What all orders in the books come to. */
    BigDecimal turnover() {
        return erp.books().snapshot().orders().stream().map(SalesOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void close() {
        proxy.close();
        erp.close();
    }
}
