package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.HoldCondition;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.engine.delivery.FlowSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code routes:}; reports conditions that mean nothing. */
final class RouteEntries {
    private final Consumer<Problem> found;

    RouteEntries(Consumer<Problem> found) {
        this.found = found;
    }

    List<WrittenRoute> read(Part.Mapping root) {
        return root.items("routes").stream()
                .filter(Part.Mapping.class::isInstance)
                .flatMap(entry -> route((Part.Mapping) entry).stream())
                .toList();
    }

    private Optional<WrittenRoute> route(Part.Mapping entry) {
        List<HoldCondition> holdWhen = entry.items("hold-when").stream()
                .filter(Part.Text.class::isInstance)
                .flatMap(condition -> condition((Part.Text) condition).stream())
                .toList();
        Optional<FlowSpec> flow = entry.text("flow").map(Part.Text::value).flatMap(FlowSpec::of);
        Optional<SystemPattern> from = entry.text("from").flatMap(Patterns::read);
        Optional<SystemPattern> to = entry.text("to").flatMap(Patterns::read);
        if (flow.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        StockPolicy stock = new StockTerms(found).read(entry, flow.get());
        PricePolicy prices = new PriceTerms(found).read(entry, flow.get());
        Optional<ReviewTerms> review = new ReviewEntry(found).read(entry, flow.get());
        return Optional.of(new WrittenRoute(
                new Route(flow.get().word(), from.get(), to.get(), holdWhen, stock, prices, review),
                flow.get(),
                entry.place(),
                at(entry, "from"),
                at(entry, "to")));
    }

    private Optional<HoldCondition> condition(Part.Text text) {
        Optional<HoldCondition> condition = HoldCondition.of(text.value());
        if (condition.isEmpty()) {
            found.accept(new Problem(
                    text.place(),
                    "there is no condition " + Words.quoted(text.value()),
                    "use unmapped-sku, totals-differ, or a limit in a currency of ISO 4217 such as total > 5000 EUR"));
        }
        return condition;
    }

    private static Place at(Part.Mapping entry, String name) {
        return entry.entry(name).map(value -> value.value().place()).orElse(entry.place());
    }
}
