package dev.waybill.connector;

import dev.waybill.connector.http.Allowance;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One product that Waybill can speak to. Listed in the catalogue; makes a {@link Connector} for each system of that product. */
public interface ConnectorType {
    /** As written in {@code waybill.yaml}: {@code woocommerce}. */
    String name();

    /** All that a system of this product may be able to do. */
    Set<Capability> capabilities();

    /** What a system with these settings can do: no more than {@link #capabilities()}, and for most just that. */
    default Set<Capability> capabilities(SystemSpec system) {
        return capabilities();
    }

    /** Every setting a system of this product may have, so that the file can be checked without connecting. */
    List<Setting> settings();

    /** Names of the secrets it reads, for {@code doctor} and documentation. */
    List<String> secrets();

    /** How much more a system of this product lets us ask for, if it says so with this answer. */
    default Optional<Allowance> allowance(HttpAnswer answer) {
        return Allowance.ofHeaders(answer);
    }

    /** Cheap: opens no connection and reads no secret. */
    Connector connect(SystemSpec system, Surroundings surroundings);

    /**
     * What a connector works with.
     *
     * @param clock for tolerances and expiry; never the machine's own
     */
    record Surroundings(Secrets secrets, HttpDoor http, Clock clock) {}
}
