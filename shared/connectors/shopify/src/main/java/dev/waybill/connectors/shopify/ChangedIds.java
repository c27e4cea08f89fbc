package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which orders changed, the earliest first. The shop sorts by time only, and does not say how those of one time follow each other: so all of
 * one time are read before they are sorted by their numbers.
 */
final class ChangedIds {
    /** Two points and one for each, as {@link OrderQuery} counts. */
    private static final int FEWEST = 25;

    private static final int MOST = 250;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::changedAt).thenComparing(Entry::number);

    private final PatientGraphql graphql;

    /** @param id its global id */
    record Entry(String id, BigInteger number, Instant changedAt) {}

    /** @param all whether there are no more */
    record Listing(List<Entry> entries, boolean all) {}

    private record Page(List<Entry> entries, Optional<String> next) {}

    ChangedIds(PatientGraphql graphql) {
        this.graphql = graphql;
    }

    /**
     * At least so many that changed at or after a time, or all there are.
     *
     * @param from inclusive; the shop knows whole seconds
     */
    Listing since(Instant from, int fewest) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.put("query", "updated_at:>='" + askable(from) + "'");
        variables.put("first", Math.clamp(fewest + 1L, FEWEST, MOST));
        List<Entry> found = new ArrayList<>();
        Optional<String> next;
        do {
            Page page = graphql.ask(OrderQuery.CHANGED, variables, ChangedIds::page);
            page.entries().stream()
                    .filter(entry -> !entry.changedAt().isBefore(from))
                    .forEach(found::add);
            next = page.next();
            next.ifPresent(cursor -> variables.put("after", cursor));
        } while (next.isPresent() && !isEnough(found, fewest));
        return new Listing(found.stream().sorted(ORDER).toList(), next.isEmpty());
    }

    /** Whether nothing that is still to come belongs before the last one wanted. */
    private static boolean isEnough(List<Entry> found, int fewest) {
        return found.size() > fewest
                && found.getLast().changedAt().isAfter(found.get(fewest - 1).changedAt());
    }

    private static Instant askable(Instant from) {
        return (from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Page page(JsonAt data) {
        JsonAt orders = data.at("orders");
        return new Page(
                orders.at("nodes").items().stream().map(ChangedIds::entry).toList(), ShopifyGraphql.next(orders));
    }

    private static Entry entry(JsonAt order) {
        String id = order.at("id").text();
        BigInteger number = ShopifyIds.read(id)
                .filter(digits -> digits.matches("[0-9]+"))
                .map(BigInteger::new)
                .orElseThrow(() -> order.at("id").wrong("the id of an order"));
        return new Entry(id, number, ShopifyOrderTranslator.time(order.at("updatedAt")));
    }
}
