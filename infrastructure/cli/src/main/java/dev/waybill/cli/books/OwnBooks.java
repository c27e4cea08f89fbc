package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.health.AlarmLimits;
import dev.waybill.engine.health.Alarms;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Finding;
import dev.waybill.engine.review.Reviews;
import dev.waybill.views.ChangesJson;
import dev.waybill.views.HistoryJson;
import dev.waybill.views.StateJson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the tables itself; for who has an account's rights, and for a local instance. */
public record OwnBooks(Stores stores, Clock clock) implements Books {
    /** As many as the operator API sorts. */
    private static final int MOST_SORTED = 5_000;

    @Override
    public List<JsonNode> traces(String wanted) {
        return told(new Finding(stores.ledger(), this::systems).by(wanted), this::trace);
    }

    private ObjectNode trace(History history) {
        String text = TraceText.of(history, stores.circuits().all(), clock.instant());
        return HistoryJson.of(history).put("text", text);
    }

    private List<SystemId> systems() {
        return landscape().stream()
                .flatMap(landscape -> landscape.systems().stream())
                .map(SystemSpec::id)
                .toList();
    }

    private Reviews reviews(List<OpenItem> items) {
        return Reviews.of(items, landscape(), stores.changes());
    }

    private Optional<Landscape> landscape() {
        try {
            return stores.landscapes().latest().map(Revision::landscape);
        } catch (UsageException noTableNamed) {
            return Optional.empty();
        }
    }

    @Override
    public List<JsonNode> failures(int most, boolean byDeadline) {
        List<OpenItem> items = stores.ledger().open(byDeadline ? MOST_SORTED : most);
        Reviews reviews = reviews(items);
        List<OpenItem> wanted = byDeadline ? reviews.soonestFirst(items) : items;
        return told(wanted.stream().limit(most).toList(), item -> StateJson.of(item, reviews.of(item)));
    }

    @Override
    public List<JsonNode> waiting(int most) {
        return told(stores.ledger().waiting(most), StateJson::of);
    }

    @Override
    public List<JsonNode> incidents() {
        return told(stores.ledger().incidents(), StateJson::of);
    }

    @Override
    public List<JsonNode> circuits() {
        Instant now = clock.instant();
        return told(stores.circuits().all(), circuit -> StateJson.of(circuit, now));
    }

    @Override
    public List<JsonNode> cursors() {
        return told(stores.cursors().all(), StateJson::of);
    }

    @Override
    public List<JsonNode> alarms() {
        Alarms alarms = new Alarms(
                stores.ledger(), stores.deadLetters(), stores.circuits(), this::reviews, AlarmLimits.standard(), clock);
        return told(alarms.now(), StateJson::of);
    }

    @Override
    public List<JsonNode> versions(int most) {
        return told(stores.landscapes().history(most), StateJson::of);
    }

    @Override
    public List<JsonNode> changes(boolean all, int most) {
        return told(
                stores.changes().latest(most).stream()
                        .filter(set -> all || set.state().isUnderWay())
                        .toList(),
                ChangesJson::of);
    }

    @Override
    public Optional<JsonNode> changeSet(String id) {
        return stores.changes().find(id).map(ChangesJson::of);
    }

    @Override
    public Optional<Body> message(String operation) {
        return stores.ledger().kept(new OperationId(operation)).map(kept -> kept.envelope()
                .body());
    }

    @Override
    public List<JsonNode> corrections(String operation) {
        return told(
                stores.ledger().corrections(new OperationId(operation)), correction -> HistoryJson.of(correction.by()));
    }

    @Override
    public Optional<Body> corrected(String operation, String correction) {
        return stores.ledger().corrections(new OperationId(operation)).stream()
                .filter(one -> one.by().id().value().equals(correction))
                .map(one -> one.envelope().body())
                .findFirst();
    }

    @Override
    public Answer ask(Command command) {
        return stores.redriveFunction().ask(command);
    }

    private static <T> List<JsonNode> told(List<T> all, Function<T, ObjectNode> view) {
        return all.stream().<JsonNode>map(view).toList();
    }
}
