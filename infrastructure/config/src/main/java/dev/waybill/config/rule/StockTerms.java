package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.delivery.FlowSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a route makes of stock; reports terms of stock on a route that carries none, and the reverse. */
final class StockTerms {
    private static final String SAFETY_STOCK = "safety-stock";
    private static final String OPEN_ORDERS = "open-orders";
    private static final String LOCATIONS = "locations";
    private static final String HOLD_WHEN = "hold-when";

    /** Far beyond any shelf, and exact as a decimal. */
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private final Consumer<Problem> found;

    StockTerms(Consumer<Problem> found) {
        this.found = found;
    }

    StockPolicy read(Part.Mapping route, FlowSpec flow) {
        boolean stock = flow == FlowSpec.STOCK_TO_SHOPS;
        Stream<String> strangers = stock ? Stream.of(HOLD_WHEN) : Stream.of(SAFETY_STOCK, OPEN_ORDERS, LOCATIONS);
        strangers.flatMap(name -> route.entry(name).stream()).forEach(entry -> strange(entry, flow));
        return stock ? new StockPolicy(safetyStock(route), openOrders(route), locations(route)) : StockPolicy.NONE;
    }

    private void strange(Part.Entry entry, FlowSpec flow) {
        String name = entry.name().value();
        String whose = name.equals(HOLD_WHEN) ? "orders" : "stock";
        found.accept(new Problem(
                entry.name().place(),
                name + " is about " + whose + ", which " + flow.word() + " does not carry",
                "remove it, or write it into the route that carries " + whose));
    }

    private BigDecimal safetyStock(Part.Mapping route) {
        Optional<Part.Text> written = route.text(SAFETY_STOCK);
        Optional<Part.Text> right =
                written.filter(text -> QUANTITY.matcher(text.value()).matches());
        if (written.isPresent() && right.isEmpty()) {
            found.accept(new Problem(
                    written.get().place(),
                    SAFETY_STOCK + " cannot be " + Words.quoted(written.get().value()),
                    "write how many pieces are never shown, zero or more, such as 1"));
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

    private static List<String> locations(Part.Mapping route) {
        return route.items(LOCATIONS).stream()
                .filter(Part.Text.class::isInstance)
                .map(item -> ((Part.Text) item).value())
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }
}
