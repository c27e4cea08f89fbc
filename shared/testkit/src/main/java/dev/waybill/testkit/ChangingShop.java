package dev.waybill.testkit;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop that sends no webhooks at all and can only be asked what changed: each order in its latest state, as shops list them. */
public final class ChangingShop implements ConnectorType {
    private final int pageSize;
    private final List<State> states = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Runnable> meanwhile = new ArrayList<>();
    private int asked;

    public ChangingShop(int pageSize) {
        this.pageSize = pageSize;
    }

    private record State(String order, Instant changedAt, Body body) {}

    /** An order stands like this from now on; what it said of itself before is gone. */
    public void changed(String order, Instant at, String body) {
        states.removeIf(state -> state.order().equals(order));
        states.add(new State(order, at, Body.of(body)));
    }

    /** The next call fails, then the one after. */
    public void failNext(Failure failure) {
        failures.add(failure);
    }

    /** Happens just before the next call is answered, then the one after. */
    public void meanwhile(Runnable change) {
        meanwhile.add(change);
    }

    /** Whether something is still to happen when it is asked. */
    public boolean isRestless() {
        return !meanwhile.isEmpty() || !failures.isEmpty();
    }

    /** How often it was asked. */
    public int asked() {
        return asked;
    }

    @Override
    public String name() {
        return "changing-shop";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ORDER_CHANGES);
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new Connection(system);
    }

    private final class Connection implements Connector, OrderChanges {
        private final SystemSpec system;

        private Connection(SystemSpec system) {
            this.system = system;
        }

        @Override
        public SystemSpec system() {
            return system;
        }

        @Override
        public OrderChanges orderChanges() {
            return this;
        }

        @Override
        public int pageSize() {
            return pageSize;
        }

        @Override
        public List<Changed> since(Instant from, int skip) {
            asked++;
            if (!meanwhile.isEmpty()) {
                meanwhile.removeFirst().run();
            }
            if (!failures.isEmpty()) {
                throw new FailureException(failures.removeFirst());
            }
            return states.stream()
                    .filter(state -> !state.changedAt().isBefore(from))
                    .sorted(Comparator.comparing(State::changedAt).thenComparing(State::order))
                    .skip(skip)
                    .limit(pageSize)
                    .map(this::changed)
                    .toList();
        }

        private Changed changed(State state) {
            return new Changed(
                    new Notice.Change(
                            "order.updated",
                            new SubjectRef(EntityKind.ORDER, system.id(), state.order()),
                            system.id() + " " + state.order() + " "
                                    + state.body().hash(),
                            Optional.of(new Version(state.changedAt())),
                            Map.of()),
                    state.changedAt(),
                    state.body());
        }
    }
}
