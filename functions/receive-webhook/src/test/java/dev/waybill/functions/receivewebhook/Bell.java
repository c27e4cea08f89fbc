package dev.waybill.functions.receivewebhook;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A system that only ever says that one thing has changed, whoever calls; and that takes whatever a route brings. */
record Bell(SubjectRef changed) implements ConnectorType {
    @Override
    public String name() {
        return "bell";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.WEBHOOKS);
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
        return new Connection(system, changed);
    }

    private record Connection(SystemSpec system, SubjectRef changed) implements Connector, Webhooks {
        @Override
        public Webhooks webhooks() {
            return this;
        }

        @Override
        public void verify(RawWebhook webhook) {
            // Everybody is believed.
        }

        @Override
        public Notice identify(RawWebhook webhook) {
            return new Notice.Change("changed", changed, webhook.body().hash(), Optional.empty(), Map.of());
        }
    }
}
