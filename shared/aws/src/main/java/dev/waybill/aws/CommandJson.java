package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A {@link Command} as text: what {@code redrive-failures} is invoked with.
 *
 * <pre>{@code
 * {"command": "redrive", "who": "anna", "why": "item created", "preview": true, "limit": 1000, "perSecond": 5,
 *  "selection": {"of": "matching", "system": "erp", "code": "ITEM_UNKNOWN", "from": "2026-11-23T08:00:00Z"},
 *  "edit": {"settings": {"items.SKU-1": "4711"}, "body": "{…}", "approve": false}}
 * {"command": "dismiss", "who": "anna", "why": "entered by hand", "incident": "ITEM_UNKNOWN#erp#translateOrder"}
 * {"command": "decide-changes", "who": "anna", "why": "agreed", "set": "01kq….shop-es", "approve": true, "skus": {"MUG": ""},
 *  "from": "2026-12-01T00:00:00Z"}
 * {"command": "undo-changes", "who": "anna", "why": "wrong list", "set": "01kq….shop-es"}
 * }</pre>
 *
 * <p>{@code of} is {@code operation} (with {@code id}), {@code order} ({@code number}, {@code shop}), {@code incident}
 * ({@code cause}), {@code matching} ({@code system}, {@code code}, {@code from}, {@code to}, {@code text}) or
 * {@code all}. The names in {@code skus} are SKUs; without it all are meant. A large or binary {@code body} is {@code gzip} in Base64, as in a message. Limit and rate may be left out.
 */
public final class CommandJson {
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
                case Command.DismissIncident dismiss -> {
                    json.writeStringField("command", "dismiss");
                    json.writeStringField("incident", dismiss.cause().key());
                }
                case Command.DismissOperation dismiss -> {
                    json.writeStringField("command", "dismiss");
                    json.writeStringField("operation", dismiss.operation().value());
                }
                case Command.DecideChanges decide -> writeDecision(json, decide);
                case Command.UndoChanges undo -> {
                    json.writeStringField("command", "undo-changes");
                    json.writeStringField("set", undo.set());
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
                        json.only("command", "who", "why", "set").text("set"), by(json));
            default ->
                throw new IllegalArgumentException(
                        "$.command is none of redrive, dismiss, decide-changes, undo-changes");
        };
    }

    private static void writeDecision(JsonGenerator json, Command.DecideChanges decide) throws IOException {
        json.writeStringField("command", "decide-changes");
        json.writeStringField("set", decide.set());
        json.writeBooleanField("approve", decide.approve());
        if (!decide.skus().isEmpty()) {
            JsonObject.writeTexts(
                    json, "skus", decide.skus().stream().collect(Collectors.toMap(sku -> sku, sku -> "")));
        }
        write(json, "from", decide.from());
    }

    private static Command decision(StrictPart json) {
        json.only("command", "who", "why", "set", "approve", "skus", "from");
        Map<String, String> skus = json.findPart("skus").map(StrictPart::texts).orElse(Map.of());
        return new Command.DecideChanges(
                json.text("set"), json.flag("approve"), skus.keySet(), json.find("from", Instant::parse), by(json));
    }

    private static void writeRedrive(JsonGenerator json, Command.Redrive redrive) throws IOException {
        json.writeStringField("command", "redrive");
        json.writeObjectFieldStart("selection");
        writeSelection(json, redrive.selection());
        json.writeEndObject();
        json.writeNumberField("limit", redrive.terms().most());
        json.writeNumberField("perSecond", redrive.terms().perSecond());
        json.writeBooleanField("preview", redrive.preview());
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
