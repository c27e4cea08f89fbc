package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.review.Reviews;
import dev.waybill.views.HistoryJson;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What waits: for a person, or by itself. */
record Open(Ledger ledger, DeadLetters deadLetters, Function<List<OpenItem>, Reviews> reviewing) {
    /** More than anybody settles one by one; the count beyond is in the incidents. */
    private static final int MOST = 5_000;

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/failures", Role.VIEWER, this::failures),
                Endpoint.get("/v1/failures/{operation}", Role.VIEWER, this::failure),
                Endpoint.get("/v1/waiting", Role.VIEWER, this::waiting),
                Endpoint.get("/v1/incidents", Role.VIEWER, this::incidents),
                Endpoint.get("/v1/incidents/{incident}", Role.VIEWER, this::incident),
                Endpoint.get("/v1/dead-letters", Role.VIEWER, this::deadLetters),
                Endpoint.get("/v1/messages/{operation}", Role.OPERATOR, this::message));
    }

    private Reply failures(HttpAsked asked, Map<String, String> named) {
        Optional<String> state = asked.query("state").map(word -> word.toUpperCase(Locale.ROOT));
        if (isByDeadline(asked)) {
            List<OpenItem> all = ledger.open(MOST).stream()
                    .filter(item -> state.map(item.state().name()::equals).orElse(true))
                    .toList();
            Reviews reviews = reviewing.apply(all);
            return new Page<>(reviews.soonestFirst(all), reviews::rank, view(reviews)).reply(asked);
        }
        int wanted = Page.limit(asked) + 1;
        Optional<OperationId> before = Page.last(asked).map(OperationId::new);
        List<OpenItem> items = new ArrayList<>();
        List<OpenItem> some;
        do {
            some = ledger.open(before, wanted);
            some.stream()
                    .filter(item -> state.map(item.state().name()::equals).orElse(true))
                    .forEach(items::add);
            before = some.isEmpty()
                    ? before
                    : Optional.of(some.getLast().opened().by());
        } while (some.size() == wanted && items.size() < wanted);
        return new Page<>(items, item -> item.opened().by().value(), view(reviewing.apply(items))).reply(asked);
    }

    private static Function<OpenItem, ObjectNode> view(Reviews reviews) {
        return item -> StateJson.of(item, reviews.of(item));
    }

    private static boolean isByDeadline(HttpAsked asked) {
        String sort = asked.query("sort").orElse("newest");
        if (!Set.of("newest", "deadline").contains(sort)) {
            throw new WrongRequest("there is no such order", "leave sort out for the newest first, or give deadline");
        }
        return sort.equals("deadline");
    }

    private Reply failure(HttpAsked asked, Map<String, String> named) {
        String id = named.getOrDefault("operation", "");
        return ledger.kept(new OperationId(id))
                .map(kept -> Reply.ok(whole(kept)))
                .orElseGet(() -> none(id));
    }

    private ObjectNode whole(KeptMessage kept) {
        Operation operation = kept.operation();
        Optional<OpenItem> open = ledger.link(operation.subject(), operation.target())
                .flatMap(OpenItem::of)
                .filter(item -> item.opened().by().equals(operation.id()));
        ObjectNode json = StateJson.reviewed(
                HistoryJson.of(operation),
                open.flatMap(item -> reviewing.apply(List.of(item)).of(item)));
        json.set(
                "corrections",
                Json.list(ledger.corrections(operation.id()), correction -> HistoryJson.of(correction.by())));
        return json;
    }

    private static Reply none(String id) {
        return Reply.unknown(
                "no message is kept for the operation '" + id.replaceAll("\\p{Cc}", "?") + "'",
                "it was neither held nor failed, or its message has expired; GET /v1/failures lists what is open");
    }

    private Reply waiting(HttpAsked asked, Map<String, String> named) {
        return list(Json.list(ledger.waiting(asked.limit(50, 200)), StateJson::of));
    }

    private Reply incidents(HttpAsked asked, Map<String, String> named) {
        Optional<String> state = asked.query("state").map(word -> word.toUpperCase(Locale.ROOT));
        List<Incident> all = ledger.incidents().stream()
                .filter(incident -> state.map(incident.state().name()::equals).orElse(true))
                .toList();
        return new Page<>(all, incident -> incident.cause().key(), StateJson::of).reply(asked);
    }

    private Reply incident(HttpAsked asked, Map<String, String> named) {
        String key = named.getOrDefault("incident", "");
        return ledger.incidents().stream()
                .filter(incident -> incident.cause().key().equals(key))
                .findFirst()
                .map(this::withItems)
                .map(Reply::ok)
                .orElseGet(() ->
                        Reply.unknown("there is no incident of this name", "GET /v1/incidents lists all there were"));
    }

    private ObjectNode withItems(Incident incident) {
        ObjectNode json = StateJson.of(incident);
        List<OpenItem> items = ledger.open(incident.cause(), 200);
        Reviews reviews = reviewing.apply(items);
        json.set("items", Json.list(items, item -> StateJson.of(item, reviews.of(item))));
        return json;
    }

    private Reply deadLetters(HttpAsked asked, Map<String, String> named) {
        ObjectNode json = Json.object().put("letters", deadLetters.count());
        return Reply.ok(json.put("see", "each is an operation in /v1/failures, with its reason and the next step"));
    }

    /** The body as it was received, to correct it; it may hold personal data, so that who looked at it is logged. */
    private Reply message(HttpAsked asked, Map<String, String> named) {
        String id = named.getOrDefault("operation", "");
        return ledger.kept(new OperationId(id))
                .map(kept -> Reply.ok(Json.object()
                        .put("operation_id", id)
                        .put("subject", kept.envelope().subject().key())
                        .put("topic", kept.envelope().topic())
                        .put("body", new String(kept.envelope().body().bytes(), StandardCharsets.UTF_8))))
                .orElseGet(() -> none(id));
    }

    private static Reply list(com.fasterxml.jackson.databind.node.ArrayNode items) {
        ObjectNode json = Json.object();
        json.set("items", items);
        return Reply.ok(json);
    }
}
