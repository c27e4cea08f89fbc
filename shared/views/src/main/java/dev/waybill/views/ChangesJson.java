package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PriceDecision;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.system.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Change sets as JSON; names of members are part of the interface. Amounts are texts, to be exact; what else is said of an item is the text as it is,
 * HTML among it, to be shown and never to be run.
 */
public final class ChangesJson {
    private ChangesJson() {}

    /** A change set without its lines. */
    public static ObjectNode of(SetSummary set) {
        Proposal proposal = set.proposal();
        return Json.object()
                .put("set", proposal.id())
                .put("state", set.state().name())
                .put("source_system", proposal.source().value())
                .put("target_system", proposal.target().value())
                .put("price_list", proposal.priceList().orElse(null))
                .put("market", proposal.market().map(Market::value).orElse(null))
                .put("proposed_at", proposal.at().toString())
                .put("effective_at", set.effective().map(Instant::toString).orElse(null))
                .put("deadline", set.deadline().map(Instant::toString).orElse(null))
                .put("lines", set.lines())
                .put("open", set.open())
                .put("touched", set.touched());
    }

    /** A change set with its lines: what was shown before, what is to be shown, and why it stands as it does. */
    public static ObjectNode of(ChangeSet set) {
        ObjectNode json = head(set);
        json.set("prices", Json.list(set.lines(), ChangesJson::of));
        return json;
    }

    /** The same without its prices: those may be thousands. */
    public static ObjectNode head(ChangeSet set) {
        ObjectNode json = of(SetSummary.of(set)).put("version", set.version());
        json.set("decisions", Json.list(set.decisions(), ChangesJson::of));
        return json;
    }

    private static ObjectNode of(PriceDecision decision) {
        return Json.object()
                .put("kind", decision.kind().name())
                .put("who", decision.who())
                .put("why", decision.why())
                .put("at", decision.at().toString())
                .put("lines", decision.lines());
    }

    /** One price: shown before, new, and why it stands as it does. */
    public static ObjectNode of(PriceLine line) {
        ObjectNode json = Json.object()
                .put("sku", line.sku())
                .put("before", line.before().map(Value::plain).orElse(null))
                .put("after", line.after().plain())
                .put("currency", currency(line.after()))
                .put("before_currency", line.before().map(ChangesJson::currency).orElse(null))
                .put(
                        "change_percent",
                        line.changePercent().map(BigDecimal::toPlainString).orElse(null))
                .put("field", line.field().word())
                .put("how", line.how())
                .put("state", line.state().name())
                .put("approvers_needed", line.approversNeeded())
                .put("note", line.note());
        json.set(
                "limits", texts(line.limits().stream().sorted().map(Limit::word).toList()));
        json.set("approvers", texts(line.approvers()));
        return json;
    }

    /** Null for what is no price. */
    private static @Nullable String currency(Value value) {
        return value.asMoney().map(money -> money.currency().getCurrencyCode()).orElse(null);
    }

    private static ArrayNode texts(Collection<String> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(array::add);
        return array;
    }
}
