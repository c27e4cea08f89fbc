package dev.waybill.testkit;

import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The customers of a system that speaks canonical: its bodies are tickets for what it remembers. */
public final class FakeCustomers implements PartySource, PartyChanges {
    private static final String TICKET = "party ";

    private static final int PAGE = 3;

    private final Map<String, PartyNews> news = new ConcurrentHashMap<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** The webhook that says a customer stands like this since then. */
    public RawWebhook says(Customer customer, Instant changedAt) {
        String[] reference = customer.reference().value().split(":", 2);
        return says(new SystemId(reference[0]), reference[1], new PartyNews.State(customer), Optional.of(changedAt));
    }

    /** The webhook that says something else about a customer. */
    public RawWebhook says(SystemId shop, String id, PartyNews what, Optional<Instant> changedAt) {
        String version = changedAt.map(Version::new).map(Version::sortable).orElse("-");
        String ticket = TICKET + id + " " + version + " " + what.hashCode();
        news.put(ticket, what);
        return new RawWebhook(shop, Map.of("token", "genuine"), Body.of(ticket), changedAt.orElse(Instant.EPOCH));
    }

    /** Somebody enters something about a customer, which no webhook tells. */
    public void enters(Customer customer, Instant at) {
        RawWebhook said = says(customer, at);
        Notice.Change change = change(said.system(), said.body());
        lines.add(new Line("line " + lines.size(), at, Optional.of(new Told(change.subject(), said.body()))));
    }

    /** Somebody enters something about one whom nobody is told of. */
    public void entersAside(Instant at) {
        lines.add(new Line("line " + lines.size(), at, Optional.empty()));
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<Line> changedSince(Instant from, int skip) {
        return lines.stream()
                .filter(line -> !line.changedAt().isBefore(from))
                .sorted(Comparator.comparing(Line::changedAt))
                .skip(skip)
                .limit(PAGE)
                .toList();
    }

    @Override
    public PartyNews translate(Envelope envelope) {
        PartyNews found = news.get(text(envelope.body()));
        if (found == null) {
            throw new FailureException(Failure.of(
                    FailureCode.BODY_UNREADABLE, envelope.source(), "readBody", "no such ticket", "look at the body"));
        }
        return found;
    }

    static boolean isTicket(Body body) {
        return text(body).startsWith(TICKET);
    }

    static Notice.Change change(SystemId shop, Body body) {
        String[] ticket = text(body).split(" ", 4);
        return new Notice.Change(
                "customer.updated",
                new SubjectRef(EntityKind.PARTY, shop, ticket[1]),
                body.hash(),
                Optional.of(ticket[2]).filter(it -> !it.equals("-")).map(Version::parse),
                Map.of());
    }

    private static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
