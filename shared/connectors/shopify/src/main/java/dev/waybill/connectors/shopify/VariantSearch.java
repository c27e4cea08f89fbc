package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds variants by SKU ({@code productVariants(first: 100, after: $after, query: $skus)}), in as many pages as there are. */
final class VariantSearch {
    /** So many fit into a call: each costs a few points, and one query may cost 1,000 (rate limits of the GraphQL Admin API). */
    static final int MOST = 100;

    private VariantSearch() {}

    /**
     * The question that {@link #bySku} asks.
     *
     * @param nodes what is asked of each variant
     */
    static String query(String name, String nodes) {
        return """
            query %s($skus: String!, $after: String) {
              productVariants(first: 100, after: $after, query: $skus) {
                nodes { %s }
                pageInfo { hasNextPage endCursor }
              }
            }
            """.formatted(name, nodes);
    }

    /**
     * A part of what was found.
     *
     * @param next where the next part begins; empty for the last
     */
    record Page<V>(List<V> found, Optional<String> next) {
        /** @param variant empty for one that does not count */
        static <V> Page<V> of(JsonAt data, Function<JsonAt, Optional<V>> variant) {
            JsonAt connection = data.at("productVariants");
            return new Page<>(
                    connection.list("nodes").stream()
                            .flatMap(node -> variant.apply(node).stream())
                            .toList(),
                    ShopifyGraphql.next(connection));
        }
    }

    /**
     * The variants with one of these SKUs, by SKU; those of archived products only where there is no other.
     *
     * @param variables what else the query needs
     */
    static <V> Map<String, List<V>> bySku(
            Collection<String> skus,
            ObjectNode variables,
            Function<ObjectNode, Page<V>> ask,
            Function<V, VariantSign> sign) {
        variables.put("skus", skus.stream().map(VariantSearch::term).collect(Collectors.joining(" OR ")));
        List<V> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            after.ifPresent(cursor -> variables.put("after", cursor));
            Page<V> page = ask.apply(variables);
            found.addAll(page.found());
            after = page.next();
        } while (after.isPresent());
        Map<String, List<V>> bySku = found.stream()
                .filter(variant -> skus.contains(sign.apply(variant).sku()))
                .distinct()
                .collect(Collectors.groupingBy(variant -> sign.apply(variant).sku()));
        bySku.replaceAll((sku, all) -> VariantSign.sold(all, sign));
        return bySku;
    }

    static void requireAtMost(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException(size + " SKUs in one call, at most " + MOST);
        }
    }

    /** A SKU as a term of the search, which ignores case (https://shopify.dev/docs/api/usage/search-syntax, read 2026-11). */
    private static String term(String sku) {
        return "sku:" + quoted(sku);
    }

    /** As one value of a search. */
    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
