package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shop's products and their variants, as Shopify's pages of {@code productVariantsBulkUpdate} and {@code productUpdate} describe them; not recorded.
 * What is not in {@link AdminSchema} is refused; a mutation costs 10 points.
 */
final class GraphqlProducts {
    private static final Pattern TERM = Pattern.compile("(?: OR )?sku:\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AdminSchema schema = new AdminSchema();
    private final Map<String, Variant> variants = new TreeMap<>();
    private final List<Integer> products = new ArrayList<>();
    private final Map<String, ObjectNode> described = new TreeMap<>();
    private Optional<Bucket> bucket = Optional.empty();
    private String currency = "EUR";
    private boolean taxesIncluded = true;
    private String weightUnit = "KILOGRAMS";
    private int reads;

    /** One that is sold. */
    static final class Variant {
        private final String id;
        private final String product;
        private final String sku;
        private String price;
        private String status = "ACTIVE";
        private String barcode = "";
        private JsonNode weight = NullNode.instance;
        private String locked = "";

        private Variant(String id, String product, String sku, String price) {
            this.id = id;
            this.product = product;
            this.sku = sku;
            this.price = price;
        }

        String id() {
            return id;
        }

        String price() {
            return price;
        }

        String barcode() {
            return barcode;
        }

        JsonNode weight() {
            return weight;
        }

        void weighs(String value, String unit) {
            weight = JSON.objectNode().put("value", new BigDecimal(value)).put("unit", unit);
        }

        void costs(String amount) {
            price = amount;
        }

        private void becomes(JsonNode input) {
            if (input.has("price")) {
                price = input.path("price").asText();
            }
            if (input.has("barcode")) {
                barcode = input.path("barcode").isNull()
                        ? ""
                        : input.path("barcode").asText();
            }
            if (input.has("inventoryItem")) {
                weight = input.path("inventoryItem").path("measurement").path("weight");
            }
        }

        Variant archived() {
            status = "ARCHIVED";
            return this;
        }

        /** From now on its price is refused with this code. */
        void lock(String code) {
            locked = code;
        }
    }

    GraphqlShop in(GraphqlShop shop) {
        return shop.with("query Terms", this::asked)
                .with("query Prices", this::asked)
                .with("query ListedVariants", this::asked)
                .with("query Weights", this::asked)
                .with("query Texts", this::asked)
                .with("productVariantsBulkUpdate(", this::written)
                .with("productUpdate(", this::written);
    }

    /** Sells it as a variant of a product. */
    synchronized Variant sells(String sku, int product, String price) {
        String id = Integer.toString(5_000 + variants.size());
        Variant variant = new Variant(id, Integer.toString(product), sku, price);
        variants.put(id, variant);
        described.computeIfAbsent(variant.product, number -> JSON.objectNode()
                .put("id", "gid://shopify/Product/" + number)
                .put("title", "Product " + number)
                .put("descriptionHtml", "<p>About " + number + "</p>"));
        return variant;
    }

    /** The {@code title} or {@code descriptionHtml} of the product that it is a variant of. */
    synchronized String ofProduct(String sku, String member) {
        return Objects.requireNonNull(described.get(variant(sku).product))
                .path(member)
                .asText();
    }

    synchronized void weighsIn(String unit) {
        weightUnit = unit;
    }

    synchronized Variant variant(String sku) {
        return variants.values().stream()
                .filter(variant -> variant.sku.equals(sku))
                .findFirst()
                .orElseThrow();
    }

    synchronized Optional<Variant> withId(String id) {
        return Optional.ofNullable(variants.get(id));
    }

    synchronized void deletes(Variant variant) {
        variants.remove(variant.id);
    }

    synchronized void sellsIn(String code, boolean withTax) {
        currency = code;
        taxesIncluded = withTax;
    }

    /** What it is asked and told is paid from this. */
    void paysFrom(Bucket points) {
        bucket = Optional.of(points);
    }

    /** How many products each call that was obeyed wrote, in order. */
    List<Integer> products() {
        return products;
    }

    int reads() {
        return reads;
    }

    private synchronized ObjectNode asked(JsonNode request) {
        List<Field> fields = fields(request);
        Optional<ObjectNode> refusal = refusal(fields, "QueryRoot", schema.cost(fields, "QueryRoot"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode root = JSON.objectNode();
        root.putObject("shop")
                .put("currencyCode", currency)
                .put("taxesIncluded", taxesIncluded)
                .put("weightUnit", weightUnit);
        root.set("productVariants", found(request.path("variables").path("skus").asText()));
        reads++;
        return data(GraphqlExecution.object(fields, root));
    }

    private ArrayNode found(String query) {
        List<String> skus = TERM.matcher(query)
                .results()
                .map(term -> Matcher.quoteReplacement(term.group(1)))
                .map(sku -> sku.replaceAll("\\\\(.)", "$1"))
                .toList();
        ArrayNode found = JSON.arrayNode();
        variants.values().stream()
                .filter(variant -> skus.stream().anyMatch(variant.sku::equalsIgnoreCase))
                .forEach(variant -> found.add(node(variant)));
        return found;
    }

    private ObjectNode node(Variant variant) {
        ObjectNode node = JSON.objectNode()
                .put("id", "gid://shopify/ProductVariant/" + variant.id)
                .put("sku", variant.sku)
                .put("displayName", "Name of " + variant.sku)
                .put("price", variant.price)
                .put("barcode", variant.barcode.isEmpty() ? null : variant.barcode);
        node.putObject("inventoryItem").putObject("measurement").set("weight", variant.weight);
        long siblings = variants.values().stream()
                .filter(other -> other.product.equals(variant.product))
                .limit(2)
                .count();
        node.set(
                "product",
                Objects.requireNonNull(described.get(variant.product))
                        .deepCopy()
                        .put("status", variant.status)
                        .put("hasOnlyDefaultVariant", siblings == 1));
        return node;
    }

    private synchronized ObjectNode written(JsonNode request) {
        List<Field> fields = fields(request);
        Optional<ObjectNode> refusal = refusal(fields, "Mutation", 10 * fields.size());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode data = JSON.objectNode();
        for (Field field : fields) {
            data.set(
                    field.alias(),
                    GraphqlExecution.object(
                            field.fields(), field.name().equals("productUpdate") ? described(field) : updated(field)));
        }
        products.add(fields.size());
        return data(data);
    }

    private ObjectNode described(Field field) {
        JsonNode input = GraphqlExecution.argument(field, "product");
        ObjectNode payload = JSON.objectNode();
        ArrayNode errors = payload.putArray("userErrors");
        String number = number(input.path("id"));
        boolean locked = variants.values().stream()
                .anyMatch(variant -> variant.product.equals(number) && !variant.locked.isEmpty());
        if (locked || input.path("title").asText().length() > 255) {
            errors.addObject().put("message", "Not so").putArray("field").add("title");
        } else {
            ObjectNode product = Objects.requireNonNull(described.get(number));
            for (String member : List.of("title", "descriptionHtml")) {
                if (input.has(member)) {
                    product.put(member, input.path(member).asText().replaceAll("</?script>", ""));
                }
            }
            payload.set("product", product);
        }
        return payload;
    }

    private ObjectNode updated(Field field) {
        String product = number(GraphqlExecution.argument(field, "productId"));
        boolean partly = GraphqlExecution.argument(field, "allowPartialUpdates").asBoolean();
        JsonNode inputs = GraphqlExecution.argument(field, "variants");
        ObjectNode payload = JSON.objectNode();
        ArrayNode shown = payload.putArray("productVariants");
        ArrayNode errors = payload.putArray("userErrors");
        List<Runnable> changes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            JsonNode input = inputs.get(i);
            Optional<Variant> variant = Optional.ofNullable(variants.get(number(input.path("id"))))
                    .filter(known -> known.product.equals(product));
            String code = variant.map(known -> known.locked).orElse("PRODUCT_VARIANT_DOES_NOT_EXIST");
            if (!code.isEmpty()) {
                ObjectNode error = errors.addObject().put("code", code).put("message", "Not so: " + code);
                error.putArray("field").add("variants").add(Integer.toString(i)).add("price");
            } else {
                changes.add(() -> {
                    Variant known = variant.orElseThrow();
                    known.becomes(input);
                    shown.add(node(known));
                });
            }
        }
        if (partly || errors.isEmpty()) {
            changes.forEach(Runnable::run);
        }
        return payload;
    }

    private static List<Field> fields(JsonNode request) {
        return GraphqlQuery.read(request.path("query").asText(), request.path("variables"));
    }

    private Optional<ObjectNode> refusal(List<Field> fields, String root, int cost) {
        Optional<String> objection = schema.objection(fields, root);
        if (objection.isPresent()) {
            return Optional.of(GraphqlShop.error("undefinedField", objection.get()));
        }
        if (cost > 1_000) {
            return Optional.of(GraphqlShop.error("MAX_COST_EXCEEDED", "Query cost is " + cost));
        }
        return bucket.filter(points -> !points.pays(cost))
                .map(points -> GraphqlShop.throttled(cost, points.size(), points.now()));
    }

    private static ObjectNode data(ObjectNode data) {
        ObjectNode answer = JSON.objectNode();
        answer.set("data", data);
        return answer;
    }

    private static String number(JsonNode gid) {
        return Objects.requireNonNull(gid.asText()).replaceFirst(".*/", "");
    }
}
