package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.engine.delivery.FlowSpec;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a route makes of prices; reports terms of prices on a route that carries none. */
final class PriceTerms {
    private static final String PRICE_LIST = "price-list";
    private static final String TAX_RATE = "tax-rate";
    private static final String CHANGE_OVER = "price-change-over";
    private static final String ITEMS_OVER = "items-over";
    private static final String APPROVE_WITHIN = "approve-within";
    private static final String FIELDS = "fields";
    private static final Set<String> OF_PRICES =
            Set.of(PRICE_LIST, TAX_RATE, CHANGE_OVER, ITEMS_OVER, APPROVE_WITHIN, FIELDS);

    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})? ?%");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

    private final Consumer<Problem> found;

    PriceTerms(Consumer<Problem> found) {
        this.found = found;
    }

    PricePolicy read(Part.Mapping route, FlowSpec flow) {
        if (flow != FlowSpec.ITEMS_TO_SHOPS) {
            strange(route, OF_PRICES, "prices", flow);
            return PricePolicy.STANDARD;
        }
        strange(route, Set.of("hold-when"), "orders", flow);
        return new PricePolicy(
                route.text(PRICE_LIST).map(Part.Text::value).filter(name -> !name.isBlank()),
                percent(route, TAX_RATE),
                percent(route, CHANGE_OVER).orElse(PricePolicy.STANDARD.changeOver()),
                written(
                                route,
                                ITEMS_OVER,
                                matching(COUNT),
                                "how many prices may change at once without a second person, such as 50")
                        .map(Integer::parseInt)
                        .orElse(PricePolicy.STANDARD.itemsOver()),
                written(
                        route,
                        APPROVE_WITHIN,
                        Times::of,
                        "after what time a set that nobody decided is rejected, such as 48h or 7d"),
                fields(route));
    }

    /** Prices only, where nothing is said. */
    private Set<ItemField> fields(Part.Mapping route) {
        Set<ItemField> fields = EnumSet.noneOf(ItemField.class);
        for (Part part : route.items(FIELDS)) {
            if (part instanceof Part.Text text) {
                ItemField.of(text.value())
                        .ifPresentOrElse(
                                fields::add,
                                () -> found.accept(new Problem(
                                        text.place(),
                                        "fields cannot have " + Words.quoted(text.value()),
                                        "use "
                                                + Stream.of(ItemField.values())
                                                        .map(ItemField::word)
                                                        .collect(Collectors.joining(", ")))));
            }
        }
        return fields.isEmpty() ? PricePolicy.STANDARD.fields() : fields;
    }

    private void strange(Part.Mapping route, Set<String> names, String whose, FlowSpec flow) {
        route.entries().stream()
                .filter(entry -> names.contains(entry.name().value()))
                .forEach(entry -> found.accept(new Problem(
                        entry.name().place(),
                        entry.name().value() + " is about " + whose + ", which " + flow.word() + " does not carry",
                        "remove it, or write it into the route that carries " + whose)));
    }

    private Optional<BigDecimal> percent(Part.Mapping route, String name) {
        return written(route, name, matching(PERCENT), "a percentage, such as 20 %")
                .map(text -> new BigDecimal(text.replace("%", "").strip()));
    }

    private <T> Optional<T> written(
            Part.Mapping route, String name, Function<String, Optional<T>> meaning, String words) {
        Optional<Part.Text> text = route.text(name);
        Optional<T> right = text.map(Part.Text::value).flatMap(meaning);
        text.filter(it -> right.isEmpty())
                .ifPresent(it -> found.accept(
                        new Problem(it.place(), name + " cannot be " + Words.quoted(it.value()), "write " + words)));
        return right;
    }

    private static Function<String, Optional<String>> matching(Pattern pattern) {
        return text -> Optional.of(text).filter(it -> pattern.matcher(it).matches());
    }
}
