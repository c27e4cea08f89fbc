package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variants of a shop and how many of each can be sold at its locations; sets all numbers of a call or none. */
final class GraphqlInventory {
    static final long HERE = 71;
    static final long ELSEWHERE = 72;
    private static final Pattern TERM = Pattern.compile("(?: OR )?sku:\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<Long, Variant> variants = new TreeMap<>();
    private final Map<Long, Boolean> locations = new HashMap<>(Map.of(HERE, true, ELSEWHERE, true));
    private long ids = 49148385;
    private boolean tellsOneAtATime;
    private boolean namesNone;

    /** A variant and its inventory item, whose ids differ by 1,000,000. */
    static final class Variant {
        private final long id;
        private final String sku;
        private final Map<Long, Long> available = new HashMap<>();
        private String status = "ACTIVE";
        private String locked = "";
        private boolean tracked = true;

        private Variant(long id, String sku) {
            this.id = id;
            this.sku = sku;
        }

        long id() {
            return id;
        }

        String sku() {
            return sku;
        }

        private long item() {
            return id + 1_000_000;
        }

        long shown() {
            return Objects.requireNonNull(available.get(HERE));
        }

        Variant shows(long quantity) {
            available.put(HERE, quantity);
            return this;
        }

        Variant stockedElsewhereOnly() {
            available.remove(HERE);
            available.put(ELSEWHERE, 1L);
            return this;
        }

        Variant archived() {
            status = "ARCHIVED";
            return this;
        }

        Variant untracked() {
            tracked = false;
            return this;
        }

        /** From now on its number is refused with this code. */
        void lock(String code) {
            locked = code;
        }
    }

    synchronized Variant add(String sku, long quantity) {
        Variant variant = new Variant(++ids, sku).shows(quantity);
        variants.put(variant.item(), variant);
        return variant;
    }

    synchronized Variant variant(String sku) {
        return variants.values().stream()
                .filter(variant -> variant.sku.equals(sku))
                .findFirst()
                .orElseThrow();
    }

    synchronized void delete(Variant variant) {
        variants.remove(variant.item());
    }

    /** Its page in the shop is still there, but nothing is sold from it any more. */
    synchronized void closeHere() {
        locations.put(HERE, false);
    }

    synchronized void deleteHere() {
        locations.remove(HERE);
        variants.values().forEach(variant -> variant.available.remove(HERE));
    }

    synchronized void tellsOneAtATime() {
        tellsOneAtATime = true;
    }

    synchronized void namesNone() {
        namesNone = true;
    }

    synchronized ObjectNode list(JsonNode variables) {
        List<String> skus = new ArrayList<>();
        Matcher terms = TERM.matcher(variables.path("skus").asText());
        while (terms.find()) {
            skus.add(terms.group(1).replaceAll("\\\\(.)", "$1"));
        }
        long after = variables.path("after").asLong(0);
        long place = number(variables.path("location"));
        List<Variant> found = variants.values().stream()
                .filter(variant -> skus.stream().anyMatch(variant.sku::equalsIgnoreCase))
                .skip(after)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode data = answer.putObject("data");
        if (locations.containsKey(place)) {
            data.putObject("location").put("name", "Rue du Port").put("isActive", locations.get(place));
        } else {
            data.putNull("location");
        }
        ObjectNode page = data.putObject("productVariants");
        ArrayNode nodes = page.putArray("nodes");
        found.stream().limit(100).forEach(variant -> node(nodes.addObject(), variant, place));
        page.putObject("pageInfo").put("hasNextPage", found.size() > 100).put("endCursor", Long.toString(after + 100));
        return answer;
    }

    private static void node(ObjectNode node, Variant variant, long place) {
        node.put("id", "gid://shopify/ProductVariant/" + variant.id).put("sku", variant.sku);
        node.put("displayName", "Name of " + variant.sku).putObject("product").put("status", variant.status);
        ObjectNode item = node.putObject("inventoryItem");
        item.put("id", "gid://shopify/InventoryItem/" + variant.item()).put("tracked", variant.tracked);
        if (variant.available.containsKey(place)) {
            ArrayNode quantities = item.putObject("inventoryLevel").putArray("quantities");
            quantities.addObject().put("quantity", variant.available.get(place));
        } else {
            item.putNull("inventoryLevel");
        }
    }

    synchronized ObjectNode set(JsonNode input) {
        JsonNode quantities = input.path("quantities");
        if (quantities.size() > 250) {
            return GraphqlShop.error("MAX_INPUT_SIZE_EXCEEDED", "The input array size is greater than 250.");
        }
        List<ObjectNode> errors = new ArrayList<>();
        for (int index = 0; index < quantities.size(); index++) {
            String code = wrong(quantities.get(index));
            if (!code.isEmpty()) {
                errors.add(namesNone ? userError(code, code) : userError(code, code, index));
            }
        }
        if (errors.isEmpty()) {
            quantities.forEach(entry -> Objects.requireNonNull(variants.get(number(entry.path("inventoryItemId"))))
                    .available
                    .put(
                            number(entry.path("locationId")),
                            entry.path("quantity").asLong()));
        }
        return refused(tellsOneAtATime ? errors.stream().limit(1).toList() : errors);
    }

    private String wrong(JsonNode entry) {
        Variant variant = variants.get(number(entry.path("inventoryItemId")));
        long place = number(entry.path("locationId"));
        if (!locations.containsKey(place)) {
            return "INVALID_LOCATION";
        }
        if (variant == null) {
            return "INVALID_INVENTORY_ITEM";
        }
        if (!variant.locked.isEmpty()) {
            return variant.locked;
        }
        if (!variant.available.containsKey(place)) {
            return "ITEM_NOT_STOCKED_AT_LOCATION";
        }
        JsonNode before = entry.path("changeFromQuantity");
        boolean same = before.isNull() || before.asLong() == variant.available.get(place);
        return !before.isMissingNode() && same ? "" : "CHANGE_FROM_QUANTITY_STALE";
    }

    static ObjectNode userError(String code, String message, int... index) {
        ObjectNode error =
                JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
        if (index.length == 0) {
            error.putNull("field");
        } else {
            error.putArray("field").add("input").add("quantities").add(Integer.toString(index[0]));
        }
        return error;
    }

    static ObjectNode refused(List<ObjectNode> errors) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("data")
                .putObject("inventorySetQuantities")
                .putArray("userErrors")
                .addAll(errors);
        return answer;
    }

    private static long number(JsonNode gid) {
        return Long.parseLong(gid.asText().replaceFirst(".*/", ""));
    }
}
