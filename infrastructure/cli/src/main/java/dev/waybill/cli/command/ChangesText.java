package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Change sets as people read them. */
final class ChangesText {
    private ChangesText() {}

    static String table(List<Told> sets) {
        Table table = new Table("STATE", "SET", "FROM", "TO", "PROPOSED AT", "PRICES", "OPEN", "NEED TWO", "UNTIL");
        for (Told set : sets) {
            table.row(
                    set.text("state"),
                    set.text("set"),
                    set.text("source_system")
                            + set.find("price_list")
                                    .map(list -> " (" + list + ")")
                                    .orElse(""),
                    set.text("target_system"),
                    set.second("proposed_at"),
                    set.text("lines"),
                    set.text("open"),
                    set.text("touched"),
                    set.time("effective_at")
                            .map(time -> "live " + When.second(time))
                            .or(() -> set.time("deadline").map(time -> "rejected " + When.second(time)))
                            .orElse("-"));
        }
        return table.toString();
    }

    static String of(Told set) {
        Table prices = Table.inset("STATE", "SKU", "FIELD", "OLD", "NEW", "CHANGE", "NEEDS TWO", "APPROVED BY", "WHY");
        parts(set, "prices")
                .forEach(line -> prices.row(
                        line.text("state"),
                        line.text("sku"),
                        line.text("field"),
                        value(line, "before", "before_currency").orElse("none"),
                        value(line, "after", "currency").orElse("none"),
                        line.find("change_percent").map(ChangesText::change).orElse("-"),
                        texts(line, "limits"),
                        texts(line, "approvers"),
                        line.text("note").isEmpty() ? line.text("how") : line.text("note")));
        String decisions = parts(set, "decisions")
                .map(ChangesText::sentence)
                .map(text -> "\n  " + text)
                .collect(Collectors.joining());
        return table(List.of(set)) + decisions + (decisions.isEmpty() ? "\n" : "\n\n") + prices;
    }

    private static Stream<Told> parts(Told set, String name) {
        return StreamSupport.stream(set.json().path(name).spliterator(), false).map(Told::new);
    }

    /** Without a currency it is a text. */
    private static Optional<String> value(Told line, String value, String currency) {
        return line.find(value).map(plain -> line.find(currency)
                .map(code -> Money.of(plain, code).toString())
                .orElseGet(() -> Plain.text(plain)));
    }

    private static String change(String percent) {
        return (percent.startsWith("-") || percent.equals("0.0") ? "" : "+") + percent + " %";
    }

    private static String texts(Told line, String name) {
        String all = StreamSupport.stream(line.json().path(name).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }

    private static String sentence(Told decision) {
        return decision.second("at") + "  "
                + Plain.text(decision.text("kind").toLowerCase(Locale.ROOT) + " by " + decision.text("who") + ": "
                        + decision.text("why"))
                + " (" + decision.text("lines") + " prices)";
    }
}
