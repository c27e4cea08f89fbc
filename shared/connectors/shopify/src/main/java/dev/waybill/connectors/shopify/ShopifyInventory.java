package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.connectors.shopify.VariantSearch.Page;
import dev.waybill.domain.message.Body;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The shop's inventory at one location: lists variants by SKU, sets many numbers in one call. */
final class ShopifyInventory {
    static final String READ = "readStock";
    static final String WRITE = "writeStock";

    /** All of them for both: whoever lacks one is told all at once. */
    private static final String SCOPES = "read_products, read_locations, read_inventory and write_inventory";

    private static final Request READING =
            new Request(READ, Effect.READ, "tell its stock", SCOPES, """
            query Stock($skus: String!, $location: ID!, $after: String) {
              location(id: $location) { name isActive }
              productVariants(first: 100, after: $after, query: $skus) {
                nodes {
                  %s
                  inventoryItem {
                    id tracked
                    inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } }
                  }
                }
                pageInfo { hasNextPage endCursor }
              }
            }
            """.formatted(VariantSign.FIELDS));

    /** The directive is mandatory since 2026-04, although the schema does not show it. */
    private static final Request WRITING = new Request(WRITE, Effect.WRITE, "take stock", SCOPES, """
            mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                userErrors { field message code }
              }
            }
            """);

    private final ShopifyGraphql graphql;
    private final ShopLocation location;
    private final Clock clock;
    private final AtomicLong calls = new AtomicLong();

    /**
     * Why numbers were not taken.
     *
     * @param index which one of those in the call; empty for the call itself
     */
    record Refusal(Optional<Integer> index, String code, String message) {}

    private record Listed(Optional<JsonAt> location, Page<ShopVariant> variants) {}

    ShopifyInventory(ShopifyGraphql graphql, ShopLocation location, Clock clock) {
        this.graphql = graphql;
        this.location = location;
        this.clock = clock;
    }

    /** The variants with these SKUs, by SKU. */
    Map<String, List<ShopVariant>> bySku(Set<String> skus) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("location", location.gid(READ));
        return VariantSearch.bySku(skus, variables, this::listed, ShopVariant::sign);
    }

    private Page<ShopVariant> listed(ObjectNode variables) {
        Listed listed = graphql.send(
                READING, variables, data -> new Listed(data.find("location"), Page.of(data, ShopVariant::of)));
        location.requireOpen(listed.location());
        return listed.variants();
    }

    /**
     * Sets all of these numbers, each only if the shop still shows the one before.
     *
     * @return why not; then none of them was set. Empty if all were
     */
    List<Refusal> set(List<StockWrite> writes) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ObjectNode input = variables.putObject("input").put("name", "available").put("reason", "correction");
        ArrayNode quantities = input.putArray("quantities");
        writes.forEach(write -> entry(quantities.addObject(), write));
        variables.put("key", key(input));
        return graphql.send(
                WRITING, variables, data -> data.at("inventorySetQuantities").at("userErrors").items().stream()
                        .map(error -> refusal(error, writes.size()))
                        .toList());
    }

    /** {@code changeFromQuantity} has to be stated; null is "whatever it shows". */
    private void entry(ObjectNode quantity, StockWrite write) {
        quantity.put(
                        "inventoryItemId",
                        "gid://shopify/InventoryItem/" + write.before().ref().id())
                .put("locationId", location.gid(WRITE))
                .put("quantity", write.quantity().toBigIntegerExact());
        write.before()
                .published()
                .ifPresentOrElse(
                        before -> quantity.put("changeFromQuantity", before.toBigInteger()),
                        () -> quantity.put("changeFromQuantity", (BigInteger) null));
    }

    /**
     * New for each call: the shop answers a key that it knows with what it answered then and does nothing, and the same
     * numbers may have to be set once more within the day. What makes a repeated call safe is the comparison.
     */
    private String key(ObjectNode input) {
        return Body.of(clock.instant() + "/" + calls.incrementAndGet() + "/" + input)
                .hash();
    }

    private static Refusal refusal(JsonAt error, int size) {
        List<String> path = error.list("field").stream().map(JsonAt::text).toList();
        int at = path.indexOf("quantities") + 1;
        Optional<Integer> index = at == 0 || at == path.size()
                ? Optional.empty()
                : Optional.of(path.get(at))
                        .filter(text -> text.matches("[0-9]{1,3}"))
                        .map(Integer::valueOf)
                        .filter(number -> number < size);
        return new Refusal(index, error.textOrEmpty("code"), error.textOrEmpty("message"));
    }
}
