package dev.waybill.engine.delivery;

import dev.waybill.connector.Connector;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One change for one target, claimed.
 *
 * @param before how it stood with this subject in this target
 * @param throughWhat what the target is reached through: itself, or what only pretends to write
 * @param until when whoever carries it has to be done
 */
public record Delivery(
        Envelope envelope,
        Optional<Link> before,
        Running running,
        UnaryOperator<Connector> throughWhat,
        Instant until) {
    /** One that is really carried. */
    public Delivery(Envelope envelope, Optional<Link> before, Running running, Instant until) {
        this(envelope, before, running, UnaryOperator.identity(), until);
    }

    /** One that nobody hurries. */
    public Delivery(Envelope envelope, Optional<Link> before, Running running, UnaryOperator<Connector> throughWhat) {
        this(envelope, before, running, throughWhat, Instant.MAX);
    }

    public Landscape landscape() {
        return running.landscape();
    }

    public Connector source() {
        return running.require(envelope.source());
    }

    public Connector target() {
        return throughWhat.apply(running.require(envelope.target(), envelope.settings()));
    }

    /** How it stood, if it was delivered whole, and decided by this very version of the configuration. */
    public Optional<Link> deliveredAsNow() {
        return before.filter(link -> link.state() == LinkState.DELIVERED
                && link.latest()
                        .map(Operation::landscapeVersion)
                        .equals(Optional.of(landscape().version())));
    }

    /** The market of the source. */
    public Optional<Market> market() {
        return landscape().system(envelope.source()).flatMap(SystemSpec::market);
    }
}
