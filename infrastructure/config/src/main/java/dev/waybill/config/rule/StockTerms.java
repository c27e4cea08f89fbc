package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.delivery.FlowSpec;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads what a route makes of stock, and in what units it counts; reports terms of stock on a route that carries none, and the reverse. */
final class StockTerms {
    private static final String SAFETY_STOCK = "safety-stock";
    private static final String OPEN_ORDERS = "open-orders";
    private static final String LOCATIONS = "locations";
    private static final String UNITS = "units";
    private static final String DRIFT_TOLERANCE = "drift-tolerance";
    private static final String HOLD_WHEN = "hold-when";
    private static final Set<String> OF_STOCK = Set.of(SAFETY_STOCK, OPEN_ORDERS, LOCATIONS, UNITS, DRIFT_TOLERANCE);

    /** As long as a SKU may be. */
    private static final int MOST_SKU = 200;

    /** Far beyond any shelf, and exact as a decimal. */
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private final Consumer<Problem> found;

    StockTerms(Consumer<Problem> found) {
        this.found = found;
    }

    StockPolicy read(Part.Mapping route, FlowSpec flow) {
        boolean stock = flow == FlowSpec.STOCK_TO_SHOPS;
        boolean items = flow == FlowSpec.ITEMS_TO_SHOPS;
        route.entries().stream()
                .filter(entry -> stock
                        ? entry.name().value().equals(HOLD_WHEN)
                        : OF_STOCK.contains(entry.name().value())
                                && !(items && entry.name().value().equals(UNITS)))
                .forEach(entry -> strange(entry, flow));
        return stock
                ? new StockPolicy(
                        quantity(route, SAFETY_STOCK, "how many pieces are never shown, zero or more, such as 1"),
                        openOrders(route),
                        locations(route),
                        units(route),
                        quantity(route, DRIFT_TOLERANCE, "up to how many pieces a difference is none, such as 2"))
                : items ? StockPolicy.NONE.withUnits(units(route)) : StockPolicy.NONE;
    }

    private void strange(Part.Entry entry, FlowSpec flow) {
        String name = entry.name().value();
        String whose = name.equals(HOLD_WHEN) ? "orders" : "stock";
        found.accept(new Problem(
                entry.name().place(),
                name + " is about " + whose + ", which " + flow.word() + " does not carry",
                "remove it, or write it into the route that carries " + whose));
    }

    private BigDecimal quantity(Part.Mapping route, String name, String meaning) {
        Optional<Part.Text> written = route.text(name);
        Optional<Part.Text> right =
                written.filter(text -> QUANTITY.matcher(text.value()).matches());
        if (written.isPresent() && right.isEmpty()) {
            found.accept(new Problem(
                    written.get().place(),
                    name + " cannot be " + Words.quoted(written.get().value()),
                    "write " + meaning));
        }
        return right.map(text -> new BigDecimal(text.value())).orElse(BigDecimal.ZERO);
    }

    private OpenOrders openOrders(Part.Mapping route) {
        Optional<Part.Text> written = route.text(OPEN_ORDERS);
        Optional<OpenOrders> right = written.flatMap(text -> OpenOrders.of(text.value()));
        if (written.isPresent() && right.isEmpty()) {
            found.accept(new Problem(
                    written.get().place(),
                    OPEN_ORDERS + " cannot be " + Words.quoted(written.get().value()),
                    "write subtract, so that nothing is sold twice, or ignore"));
        }
        return right.orElse(OpenOrders.SUBTRACTED);
    }

    private Map<String, Fraction> units(Part.Mapping route) {
        Map<String, Fraction> units = new HashMap<>();
        for (Part.Entry entry : route.mapping(UNITS).map(Part.Mapping::entries).orElse(List.of())) {
            if (entry.value() instanceof Part.Text written) {
                Fraction.positive(written.value())
                        .filter(unit -> isSku(entry.name()))
                        .ifPresentOrElse(
                                unit -> units.put(entry.name().value(), unit), () -> wrongUnit(entry.name(), written));
            }
        }
        return units;
    }

    private static boolean isSku(Part.Text name) {
        return !name.value().isBlank() && name.value().length() <= MOST_SKU;
    }

    private void wrongUnit(Part.Text sku, Part.Text written) {
        found.accept(
                new Problem(
                        written.place(),
                        UNITS + " of " + Words.quoted(sku.value()) + " cannot be " + Words.quoted(written.value()),
                        "write how many of the source's units one such item in the shop is, above zero, such as 6, 0.5 or 1/100"));
    }

    private static List<String> locations(Part.Mapping route) {
        return route.items(LOCATIONS).stream()
                .filter(Part.Text.class::isInstance)
                .map(item -> ((Part.Text) item).value())
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }
}
