package dev.waybill.peers.faults;

import dev.waybill.connector.ConnectorType;
import dev.waybill.testkit.proxy.FaultProxy;
import dev.waybill.testkit.proxy.ProxiedCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A system that orders go into, behind a proxy, with its books open to the test. */
interface Target {
    ConnectorType type();

    /** Settings that lead to the proxy. */
    Map<String, String> settings();

    Map<String, String> secrets();

    FaultProxy proxy();

    /** All orders that it has for an order of the shop, as its own bookkeeper sees them. */
    List<Booked> orders(String order);

    /** How many customers it has with this e-mail address. */
    int customers(String email);

    /** The server forgets the login that this call was made with. */
    void endSession(ProxiedCall call);

    /** One of them. */
    record Booked(Life.Final state, BigDecimal total) {}
}
