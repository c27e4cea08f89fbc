package dev.waybill.cli.command;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.PriceDecision;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.item.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Change sets as people read them. */
final class ChangesText {
    private ChangesText() {}

    static String table(List<SetSummary> sets) {
        Table table = new Table("STATE", "SET", "FROM", "TO", "PROPOSED AT", "PRICES", "OPEN", "NEED TWO", "UNTIL");
        for (SetSummary set : sets) {
            Proposal proposal = set.proposal();
            table.row(
                    set.state().name(),
                    proposal.id(),
                    proposal.source()
                            + proposal.priceList()
                                    .map(list -> " (" + list + ")")
                                    .orElse(""),
                    proposal.target().value(),
                    When.second(proposal.at()),
                    Integer.toString(set.lines()),
                    Integer.toString(set.open()),
                    Integer.toString(set.touched()),
                    set.effective()
                            .map(time -> "live " + When.second(time))
                            .or(() -> set.deadline().map(time -> "rejected " + When.second(time)))
                            .orElse("-"));
        }
        return table.toString();
    }

    static String of(ChangeSet set) {
        Table prices = Table.inset("STATE", "SKU", "FIELD", "OLD", "NEW", "CHANGE", "NEEDS TWO", "APPROVED BY", "WHY");
        for (PriceLine line : set.lines()) {
            prices.row(
                    line.state().name(),
                    line.sku(),
                    line.field().word(),
                    line.before().map(Value::toString).map(Plain::text).orElse("none"),
                    Plain.text(line.after().toString()),
                    change(line),
                    line.reasons().isEmpty() ? "-" : line.reasons(),
                    line.approvers().isEmpty() ? "-" : String.join(", ", line.approvers()),
                    line.note().isEmpty() ? line.how() : line.note());
        }
        String decisions = set.decisions().stream()
                .map(ChangesText::sentence)
                .map(text -> "\n  " + text)
                .collect(Collectors.joining());
        return table(List.of(SetSummary.of(set))) + decisions + (decisions.isEmpty() ? "\n" : "\n\n") + prices;
    }

    private static String sentence(PriceDecision decision) {
        return When.second(decision.at()) + "  " + Plain.text(decision.words()) + " (" + decision.lines() + " prices)";
    }

    private static String change(PriceLine line) {
        return line.changePercent()
                .map(percent -> (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %")
                .orElse("-");
    }
}
