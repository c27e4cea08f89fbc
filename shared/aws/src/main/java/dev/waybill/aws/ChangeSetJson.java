package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceDecision;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change set as text: its head, and its lines in parts that fit into an item each. */
final class ChangeSetJson {
    private ChangeSetJson() {}

    /** A set without its lines. */
    record Head(SetSummary summary, List<PriceDecision> decisions, long version) {
        ChangeSet with(List<PriceLine> lines) {
            return new ChangeSet(
                    summary.proposal(),
                    summary.state(),
                    summary.effective(),
                    summary.deadline(),
                    decisions,
                    lines,
                    version);
        }
    }

    static String writeHead(ChangeSet set) {
        SetSummary summary = SetSummary.of(set);
        Proposal proposal = set.proposal();
        return JsonObject.write(json -> {
            json.writeStringField("id", proposal.id());
            json.writeStringField("subject", proposal.subject().key());
            json.writeStringField("target", proposal.target().value());
            write(json, "priceList", proposal.priceList());
            write(json, "market", proposal.market().map(Market::value));
            json.writeStringField("at", proposal.at().toString());
            json.writeBooleanField("approval", proposal.approval());
            json.writeStringField("correlation", proposal.correlation().value());
            json.writeStringField("state", set.state().name());
            write(json, "effective", set.effective());
            write(json, "deadline", set.deadline());
            json.writeNumberField("version", set.version());
            json.writeNumberField("lines", summary.lines());
            json.writeNumberField("open", summary.open());
            json.writeNumberField("touched", summary.touched());
            json.writeArrayFieldStart("decisions");
            for (PriceDecision decision : set.decisions()) {
                json.writeStartObject();
                json.writeStringField("kind", decision.kind().name());
                json.writeStringField("who", decision.who());
                json.writeStringField("why", decision.why());
                json.writeStringField("at", decision.at().toString());
                json.writeNumberField("lines", decision.lines());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static Head readHead(String text) {
        JsonObject json = JsonObject.parse(text);
        Proposal proposal = new Proposal(
                json.text("id"),
                SubjectRef.parse(json.text("subject")),
                new SystemId(json.text("target")),
                json.find("priceList"),
                json.find("market").map(Market::new),
                Instant.parse(json.text("at")),
                json.flag("approval"),
                new CorrelationId(json.text("correlation")));
        SetSummary summary = new SetSummary(
                proposal,
                SetState.valueOf(json.text("state")),
                json.find("effective").map(Instant::parse),
                json.find("deadline").map(Instant::parse),
                Integer.parseInt(json.text("lines")),
                Integer.parseInt(json.text("open")),
                Integer.parseInt(json.text("touched")));
        List<PriceDecision> decisions = json.objects("decisions").stream()
                .map(decision -> new PriceDecision(
                        PriceDecision.Kind.valueOf(decision.text("kind")),
                        decision.text("who"),
                        decision.text("why"),
                        Instant.parse(decision.text("at")),
                        Integer.parseInt(decision.text("lines"))))
                .toList();
        return new Head(summary, decisions, Long.parseLong(json.text("version")));
    }

    static String writeLines(List<PriceLine> lines) {
        return JsonObject.write(json -> {
            json.writeArrayFieldStart("lines");
            for (PriceLine line : lines) {
                json.writeStartObject();
                json.writeStringField("sku", line.sku());
                if (line.field() != ItemField.PRICE) {
                    json.writeStringField("field", line.field().word());
                }
                if (line.before().isPresent()) {
                    write(json, "before", line.before().get());
                }
                write(json, "after", line.after());
                json.writeStringField("how", line.how());
                JsonObject.writeTexts(
                        json,
                        "limits",
                        line.limits().stream().sorted().map(Limit::word).toList());
                json.writeStringField("state", line.state().name());
                JsonObject.writeTexts(json, "approvers", line.approvers());
                json.writeStringField("note", line.note());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static List<PriceLine> readLines(String text) {
        return JsonObject.parse(text).objects("lines").stream()
                .map(ChangeSetJson::line)
                .toList();
    }

    /** What an older Waybill wrote is about prices. */
    private static PriceLine line(JsonObject json) {
        return new PriceLine(
                new LineKey(
                        json.text("sku"),
                        json.find("field").map(ChangeSetJson::field).orElse(ItemField.PRICE)),
                json.object("before").map(ChangeSetJson::value),
                json.object("after").map(ChangeSetJson::value).orElseThrow(),
                json.text("how"),
                json.texts("limits").stream()
                        .map(word -> Limit.of(word).orElseThrow(() -> new IllegalArgumentException("no limit " + word)))
                        .collect(Collectors.toUnmodifiableSet()),
                LineState.valueOf(json.text("state")),
                json.texts("approvers"),
                json.text("note"));
    }

    private static ItemField field(String word) {
        return ItemField.of(word).orElseThrow(() -> new IllegalArgumentException("no field " + word));
    }

    private static void write(JsonGenerator json, String name, Value value) throws IOException {
        json.writeObjectFieldStart(name);
        switch (value) {
            case Value.Price price -> {
                json.writeStringField("amount", price.plain());
                json.writeStringField("currency", price.money().currency().getCurrencyCode());
            }
            case Value.Text text -> json.writeStringField("text", text.text());
        }
        json.writeEndObject();
    }

    private static Value value(JsonObject json) {
        return json.find("text")
                .<Value>map(Value.Text::new)
                .orElseGet(() -> new Value.Price(Money.of(json.text("amount"), json.text("currency"))));
    }

    private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }
}
