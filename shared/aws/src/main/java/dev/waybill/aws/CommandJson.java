package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@link Command} as text: what {@code redrive-failures} is invoked with.
 *
 * <pre>{@code
 * {"command": "redrive", "who": "anna", "why": "item created", "preview": true, "limit": 1000, "perSecond": 5,
 *  "selection": {"of": "matching", "system": "erp", "code": "ITEM_UNKNOWN", "from": "2026-11-23T08:00:00Z"},
 *  "edit": {"settings": {"items.SKU-1": "4711"}, "body": "{…}", "approve": false}}
 * {"command": "erase", "who": "anna", "why": "asked by letter", "receipt": "7c1e3f52-…", "preview": false,
 *  "orders": ["1001", "shop-es:1002"], "email": "…", "after": "…", "request": "01J9…"}
 * {"command": "dismiss", "who": "anna", "why": "entered by hand", "incident": "ITEM_UNKNOWN#erp#translateOrder"}
 * {"command": "check", "who": "anna", "why": "a look", "source": "systems: …", "days": 7, "limit": 200}
 * {"command": "apply", "who": "anna", "why": "the ERP owns prices now", "source": "systems: …"}
 * {"command": "poll", "who": "anna", "why": "a webhook is missing", "system": "shop-es", "list": "order", "since": "2026-11-23T08:00:00Z"}
 * {"command": "replay", "who": "anna", "why": "the route is new", "preview": true, "limit": 1000, "perSecond": 5,
 *  "from": "shop-es", "since": "2026-11-23T08:00:00Z", "until": "2026-11-23T09:00:00Z", "flow": "orders-to-erp"}
 * {"command": "replay", "who": "anna", "why": "changed by hand", "order": "shop-es:1001"}
 * {"command": "decide-changes", "who": "anna", "why": "agreed", "set": "01kq….shop-es", "approve": true, "skus": ["MUG"],
 *  "from": "2026-12-01T00:00:00Z"}
 * {"command": "undo-changes", "who": "anna", "why": "wrong list", "set": "01kq….shop-es"}
 * {"command": "test-connection", "who": "anna", "why": "a test", "system": "shop-es"}
 * {"command": "find-buyer", "who": "anna", "why": "she called", "email": "…"}
 * }</pre>
 *
 * <p>{@code of} is {@code operation} (with {@code id}), {@code order} ({@code number}, {@code shop}), {@code incident}
 * ({@code cause}), {@code matching} ({@code system}, {@code code}, {@code from}, {@code to}, {@code text}) or
 * {@code all}. The names in {@code skus} are SKUs; without it all are meant. A large or binary {@code body} is {@code gzip} in Base64, as in a message. Limit, rate, {@code list}, the
 * {@code since} of a poll and {@code flow} may be left out.
 */
public final class CommandJson {
    private static final int MOST_REPLAYED = 200;

    private CommandJson() {}

    /** A text that is no command; the message names the path of what is wrong and holds no value. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private Unreadable(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Whether the text is what a schedule sends (EventBridge Scheduler, or a rule); anything else must be a command. */
    public static boolean isOfSchedule(String text) {
        try {
            StrictPart json = StrictPart.of(text);
            return !json.has("command")
                    && json.find("source", source -> source)
                            .filter(source -> source.equals("aws.scheduler") || source.equals("aws.events"))
                            .isPresent();
        } catch (IllegalArgumentException notJson) {
            return false;
        }
    }

    public static String write(Command command) {
        return JsonObject.write(json -> {
            switch (command) {
                case Command.Redrive redrive -> writeRedrive(json, redrive);
                case Command.Poll poll -> writePoll(json, poll);
                case Command.Replay replay -> writeReplay(json, replay);
                case Command.Erase erase -> writeErase(json, erase);
                case Command.DismissIncident dismiss -> {
                    json.writeStringField("command", "dismiss");
                    json.writeStringField("incident", dismiss.cause().key());
                }
                case Command.DismissOperation dismiss -> {
                    json.writeStringField("command", "dismiss");
                    json.writeStringField("operation", dismiss.operation().value());
                }
                case Command.CheckConfiguration check -> {
                    json.writeStringField("command", "check");
                    json.writeStringField("source", check.source());
                    if (check.replay().isPresent()) {
                        json.writeNumberField("days", check.replay().get().days());
                        json.writeNumberField("limit", check.replay().get().most());
                    }
                }
                case Command.ApplyConfiguration apply -> {
                    json.writeStringField("command", "apply");
                    json.writeStringField("source", apply.source());
                }
                case Command.DecideChanges decide -> writeDecision(json, decide);
                case Command.TestConnection test -> {
                    json.writeStringField("command", "test-connection");
                    json.writeStringField("system", test.system().value());
                }
                case Command.FindBuyer find -> {
                    json.writeStringField("command", "find-buyer");
                    json.writeStringField("email", find.email().value());
                }
                case Command.UndoChanges undo -> {
                    json.writeStringField("command", "undo-changes");
                    json.writeStringField("set", undo.set());
                    json.writeBooleanField("preview", undo.preview());
                }
            }
            json.writeStringField("who", command.by().who());
            json.writeStringField("why", command.by().why());
        });
    }

    /**
     * The command.
     *
     * @throws Unreadable if the text is not one; its message names the path of what is wrong
     */
    public static Command read(String text) {
        try {
            return command(StrictPart.of(text));
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(wrong);
        }
    }

    private static Command command(StrictPart json) {
        return switch (json.text("command")) {
            case "redrive" -> redrive(json);
            case "dismiss" -> dismiss(json);
            case "decide-changes" -> decision(json);
            case "undo-changes" ->
                new Command.UndoChanges(
                        json.only("command", "who", "why", "set", "preview").text("set"),
                        by(json),
                        json.flag("preview"));
            case "test-connection" ->
                new Command.TestConnection(
                        json.only("command", "who", "why", "system").value("system", SystemId::new), by(json));
            case "find-buyer" ->
                new Command.FindBuyer(
                        json.only("command", "who", "why", "email").value("email", EmailAddress::new), by(json));
            case "erase" -> erase(json);
            case "poll" -> poll(json);
            case "replay" -> replay(json);
            case "check" -> check(json);
            case "apply" ->
                new Command.ApplyConfiguration(
                        json.only("command", "who", "why", "source").text("source"), by(json));
            default ->
                throw new IllegalArgumentException(
                        "$.command is none of redrive, dismiss, poll, replay, erase, check, apply, decide-changes, undo-changes, test-connection, find-buyer");
        };
    }

    private static void writeDecision(JsonGenerator json, Command.DecideChanges decide) throws IOException {
        json.writeStringField("command", "decide-changes");
        json.writeStringField("set", decide.set());
        json.writeBooleanField("approve", decide.approve());
        if (!decide.skus().isEmpty()) {
            JsonObject.writeTexts(json, "skus", decide.skus());
        }
        write(json, "from", decide.from());
        json.writeBooleanField("preview", decide.preview());
    }

    private static Command decision(StrictPart json) {
        json.only("command", "who", "why", "set", "approve", "skus", "from", "preview");
        Set<String> skus = Set.copyOf(json.texts("skus"));
        if (json.has("skus") && skus.isEmpty()) {
            throw new IllegalArgumentException("$.skus names none: leave it out for all that nobody decided yet");
        }
        return new Command.DecideChanges(
                json.text("set"),
                json.flag("approve"),
                skus,
                json.find("from", Instant::parse),
                by(json),
                json.flag("preview"));
    }

    private static void writeRedrive(JsonGenerator json, Command.Redrive redrive) throws IOException {
        json.writeStringField("command", "redrive");
        json.writeObjectFieldStart("selection");
        writeSelection(json, redrive.selection());
        json.writeEndObject();
        writeTerms(json, redrive.terms(), redrive.preview());
        if (!redrive.edit().equals(Edit.NONE)) {
            json.writeObjectFieldStart("edit");
            json.writeBooleanField("approve", redrive.edit().approves());
            if (redrive.edit().body().isPresent()) {
                EnvelopeJson.writeBody(json, redrive.edit().body().get());
            }
            JsonObject.writeTexts(json, "settings", redrive.edit().settings());
            json.writeEndObject();
        }
    }

    private static Command redrive(StrictPart json) {
        json.only("command", "who", "why", "selection", "limit", "perSecond", "preview", "edit");
        return new Command.Redrive(
                selection(json.part("selection")),
                terms(json),
                by(json),
                json.findPart("edit").map(CommandJson::edit).orElse(Edit.NONE),
                json.flag("preview"));
    }

    private static Command dismiss(StrictPart json) {
        json.only("command", "who", "why", "incident", "operation");
        if (json.has("incident") == json.has("operation")) {
            throw new IllegalArgumentException("$ names an incident or an operation, one of the two");
        }
        return json.has("incident")
                ? new Command.DismissIncident(json.value("incident", Cause::parse), by(json))
                : new Command.DismissOperation(json.value("operation", OperationId::new), by(json));
    }

    private static Command check(StrictPart json) {
        json.only("command", "who", "why", "source", "days", "limit");
        return new Command.CheckConfiguration(
                json.text("source"), json.has("days") ? Optional.of(lookBack(json)) : Optional.empty(), by(json));
    }

    private static Command.LookBack lookBack(StrictPart json) {
        try {
            return new Command.LookBack(json.count("days"), json.has("limit") ? json.count("limit") : MOST_REPLAYED);
        } catch (IllegalArgumentException outside) {
            throw new IllegalArgumentException("$.days, $.limit: " + outside.getMessage(), outside);
        }
    }

    private static void writePoll(JsonGenerator json, Command.Poll poll) throws IOException {
        json.writeStringField("command", "poll");
        json.writeStringField("system", poll.system().value());
        write(json, "list", poll.list().map(EntityKind::word));
        write(json, "since", poll.since());
    }

    private static Command poll(StrictPart json) {
        json.only("command", "who", "why", "system", "list", "since");
        return new Command.Poll(
                json.value("system", SystemId::new),
                json.find("list", EntityKind::of),
                json.find("since", Instant::parse),
                by(json));
    }

    private static void writeReplay(JsonGenerator json, Command.Replay replay) throws IOException {
        json.writeStringField("command", "replay");
        switch (replay.what()) {
            case Replayable.Changes changes -> {
                json.writeStringField("from", changes.system().value());
                json.writeStringField("since", changes.span().since().toString());
                json.writeStringField("until", changes.span().until().toString());
            }
            case Replayable.Order order -> json.writeStringField("order", order.wanted());
        }
        write(json, "flow", replay.flow().map(FlowSpec::word));
        writeTerms(json, replay.terms(), replay.preview());
    }

    private static Command replay(StrictPart json) {
        json.only("command", "who", "why", "from", "since", "until", "order", "flow", "limit", "perSecond", "preview");
        if (json.has("order") == json.has("from")) {
            throw new IllegalArgumentException("$ names an order or a system it is from, one of the two");
        }
        return new Command.Replay(
                json.has("order") ? new Replayable.Order(json.text("order")) : changes(json),
                json.find("flow", word -> FlowSpec.of(word).orElseThrow(IllegalArgumentException::new)),
                terms(json),
                by(json),
                json.flag("preview"));
    }

    private static Replayable changes(StrictPart json) {
        Instant since = json.value("since", Instant::parse);
        Instant until = json.value("until", Instant::parse);
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("$.until is not after $.since");
        }
        return new Replayable.Changes(json.value("from", SystemId::new), new Span(since, until));
    }

    private static void writeTerms(JsonGenerator json, Terms terms, boolean preview) throws IOException {
        json.writeNumberField("limit", terms.most());
        json.writeNumberField("perSecond", terms.perSecond());
        json.writeBooleanField("preview", preview);
    }

    private static void writeErase(JsonGenerator json, Command.Erase erase) throws IOException {
        Person person = erase.person();
        json.writeStringField("command", "erase");
        json.writeStringField("receipt", erase.receipt());
        json.writeBooleanField("preview", erase.preview());
        JsonObject.writeTexts(json, "orders", person.orders());
        write(json, "email", person.address().map(EmailAddress::value));
        write(json, "after", person.after());
        write(json, "request", person.request());
    }

    private static Command erase(StrictPart json) {
        json.only("command", "who", "why", "receipt", "preview", "orders", "email", "after", "request");
        Person person = new Person(
                json.texts("orders"),
                json.find("email", EmailAddress::new),
                json.find("after", mark -> mark),
                json.find("request", OperationId::new));
        return new Command.Erase(json.text("receipt"), person, by(json), json.flag("preview"));
    }

    private static By by(StrictPart json) {
        return new By(json.text("who"), json.text("why"));
    }

    private static Terms terms(StrictPart json) {
        int most = json.has("limit") ? json.count("limit") : Terms.STANDARD.most();
        int perSecond = json.has("perSecond") ? json.count("perSecond") : Terms.STANDARD.perSecond();
        try {
            return new Terms(most, perSecond);
        } catch (IllegalArgumentException outside) {
            throw new IllegalArgumentException("$.limit, $.perSecond: " + outside.getMessage(), outside);
        }
    }

    private static Edit edit(StrictPart json) {
        json.only("body", "gzip", "settings", "approve");
        Optional<Body> body = json.has("body") || json.has("gzip") ? Optional.of(body(json)) : Optional.empty();
        return new Edit(body, json.findPart("settings").map(StrictPart::texts).orElse(Map.of()), json.flag("approve"));
    }

    private static Body body(StrictPart json) {
        try {
            return EnvelopeJson.readBody(json.json());
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(json.path() + ": " + broken.getMessage(), broken);
        }
    }

    private static void writeSelection(JsonGenerator json, Selection selection) throws IOException {
        switch (selection) {
            case Selection.One one -> {
                json.writeStringField("of", "operation");
                json.writeStringField("id", one.operation().value());
            }
            case Selection.OfOrder order -> {
                json.writeStringField("of", "order");
                json.writeStringField("number", order.number());
                write(json, "shop", order.shop());
            }
            case Selection.OfIncident incident -> {
                json.writeStringField("of", "incident");
                json.writeStringField("cause", incident.cause().key());
            }
            case Selection.Matching matching -> {
                json.writeStringField("of", "matching");
                write(json, "system", matching.system());
                write(json, "code", matching.code());
                write(json, "from", matching.from());
                write(json, "to", matching.to());
                write(json, "text", matching.text());
            }
            case Selection.All all -> json.writeStringField("of", "all");
        }
    }

    private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    private static Selection selection(StrictPart json) {
        return switch (json.text("of")) {
            case "operation" -> new Selection.One(json.only("of", "id").value("id", OperationId::new));
            case "order" ->
                new Selection.OfOrder(
                        json.only("of", "number", "shop").text("number"), json.find("shop", SystemId::new));
            case "incident" -> new Selection.OfIncident(json.only("of", "cause").value("cause", Cause::parse));
            case "matching" -> matching(json.only("of", "system", "code", "from", "to", "text"));
            case "all" -> {
                json.only("of");
                yield new Selection.All();
            }
            default ->
                throw new IllegalArgumentException(
                        json.path() + ".of is none of operation, order, incident, matching, all");
        };
    }

    private static Selection matching(StrictPart json) {
        return new Selection.Matching(
                json.find("system", SystemId::new),
                json.find("code", FailureCode::valueOf),
                json.find("from", Instant::parse),
                json.find("to", Instant::parse),
                json.find("text", text -> text));
    }
}
