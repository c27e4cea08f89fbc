package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One price list of a market in a shop that sells {@link GraphqlProducts}, with the ways recorded of a development shop (airhorns/shopify-draft-proxy
 * {@code price-list-fixed-prices-validation.json} and {@code -variant-lifecycle.json}, read 2026-11): a refusal takes nothing, a fixed price is replaced
 * whole, only a fixed price can be deleted, one that is not fixed is in the shop's currency. What is not in {@link AdminSchema} is refused.
 */
final class GraphqlPriceList {
    static final String ID = "31575376178";
    private static final String CURRENCY = "GBP";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AdminSchema schema = new AdminSchema();
    private final GraphqlProducts products;
    private final Map<String, Fixed> fixed = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final Set<String> untold = new HashSet<>();
    private boolean marketWithTax = true;
    private int reads;
    private int writes;

    /** A price of the list's own, as texts; nothing struck through if that is empty. */
    record Fixed(String amount, String compareAt) {}

    GraphqlPriceList(GraphqlProducts products) {
        this.products = products;
    }

    GraphqlShop in(GraphqlShop shop) {
        return products.in(shop.with("query MarketTerms(", this::answered)
                .with("query ListPrices(", this::answered)
                .with("mutation WriteListPrices(", this::answered));
    }

    synchronized void fixes(String sku, String amount, String compareAt) {
        fixed.put(products.variant(sku).id(), new Fixed(amount, compareAt));
    }

    /** From now on the shop takes no price for it here. */
    synchronized void locks(String sku) {
        locked.add(products.variant(sku).id());
    }

    /** The market's catalog does not have it. */
    synchronized void lacks(String sku) {
        untold.add(products.variant(sku).id());
    }

    synchronized void showsWithTax(boolean included) {
        marketWithTax = included;
    }

    synchronized Optional<Fixed> price(String sku) {
        return Optional.ofNullable(fixed.get(products.variant(sku).id()));
    }

    synchronized Optional<Money> money(String sku) {
        return price(sku).map(price -> Money.of(price.amount(), CURRENCY));
    }

    /** How many calls told prices. */
    synchronized int reads() {
        return reads;
    }

    /** How many calls to write were obeyed or refused. */
    synchronized int writes() {
        return writes;
    }

    private synchronized ObjectNode answered(JsonNode request) {
        String text = request.path("query").asText();
        List<Field> fields = GraphqlQuery.read(text, request.path("variables"));
        boolean writing = text.startsWith("mutation");
        String root = writing ? "Mutation" : "QueryRoot";
        Optional<String> objection = schema.objection(fields, root);
        if (objection.isPresent()) {
            return GraphqlShop.error("undefinedField", objection.get());
        }
        int cost = writing ? 26 : schema.cost(fields, root);
        if (cost > 1_000) {
            return GraphqlShop.error("MAX_COST_EXCEEDED", "Query cost is " + cost);
        }
        ObjectNode from = JSON.objectNode();
        for (Field field : fields) {
            from.set(field.name(), done(field));
        }
        ObjectNode answer = JSON.objectNode();
        answer.set(
                "data",
                GraphqlExecution.object(
                        fields.stream().map(GraphqlPriceList::named).toList(), from));
        return answer;
    }

    /** A filtered list is told by its filter. */
    private static Field named(Field field) {
        String name = field.arguments().containsKey("query") ? field.name() + " " + filter(field) : field.name();
        return new Field(
                field.alias(),
                name,
                field.arguments(),
                field.onType(),
                field.fields().stream().map(GraphqlPriceList::named).toList());
    }

    private static String filter(Field field) {
        return GraphqlExecution.argument(field, "query").asText().replace("\"", "");
    }

    private JsonNode done(Field field) {
        return switch (field.name()) {
            case "priceList" -> isThis(field, "id") ? list(field) : NullNode.instance;
            case "priceLists" -> JSON.arrayNode().add(described());
            case "shop" -> JSON.objectNode().put("taxesIncluded", true);
            case "marketsResolvedValues" -> {
                JsonNode country =
                        GraphqlExecution.argument(field, "buyerSignal").path("countryCode");
                if (!country.asText().equals("GB")) {
                    throw new AssertionError("another market: " + country);
                }
                ObjectNode values = JSON.objectNode();
                values.putObject("priceInclusivity").put("taxesIncluded", marketWithTax);
                yield values;
            }
            default -> written(field);
        };
    }

    private static boolean isThis(Field field, String argument) {
        return GraphqlExecution.argument(field, argument).asText().equals("gid://shopify/PriceList/" + ID);
    }

    private static ObjectNode described() {
        return JSON.objectNode()
                .put("id", "gid://shopify/PriceList/" + ID)
                .put("name", "United Kingdom")
                .put("currency", CURRENCY);
    }

    private JsonNode list(Field field) {
        ObjectNode list = described();
        List<Field> asked = field.fields().stream()
                .filter(part -> part.name().equals("prices"))
                .toList();
        reads += asked.isEmpty() ? 0 : 1;
        for (Field part : asked) {
            String filter = filter(part);
            if (!filter.matches("variant_id:[0-9]+")) {
                throw new AssertionError("a shop would ignore the filter " + filter);
            }
            String id = filter.substring("variant_id:".length());
            ArrayNode prices = list.putArray("prices " + filter);
            products.withId(id).filter(variant -> !untold.contains(id)).ifPresent(variant -> prices.add(told(variant)));
        }
        return list;
    }

    private ObjectNode told(GraphqlProducts.Variant variant) {
        ObjectNode told = JSON.objectNode();
        told.putObject("variant").put("id", "gid://shopify/ProductVariant/" + variant.id());
        Fixed own = fixed.get(variant.id());
        if (own == null) {
            told.put("originType", "RELATIVE");
            told.set("price", money(variant.price(), "EUR"));
            told.set("compareAtPrice", money("99.0", "EUR"));
        } else {
            told.put("originType", "FIXED");
            told.set("price", money(own.amount(), CURRENCY));
            told.set(
                    "compareAtPrice", own.compareAt().isEmpty() ? NullNode.instance : money(own.compareAt(), CURRENCY));
        }
        return told;
    }

    /** Without zeros at its end, as the shop tells it. */
    private static ObjectNode money(String amount, String currency) {
        BigDecimal plain = new BigDecimal(amount).stripTrailingZeros();
        return JSON.objectNode()
                .put("amount", (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString())
                .put("currencyCode", currency);
    }

    private ObjectNode written(Field field) {
        writes++;
        ObjectNode payload = JSON.objectNode();
        ArrayNode added = payload.putArray("pricesAdded");
        ArrayNode deleted = payload.putArray("deletedFixedPriceVariantIds");
        ArrayNode errors = payload.putArray("userErrors");
        if (!isThis(field, "priceListId")) {
            error(errors, "PRICE_LIST_NOT_FOUND", "priceListId");
            return payload;
        }
        JsonNode add = GraphqlExecution.argument(field, "pricesToAdd");
        JsonNode delete = GraphqlExecution.argument(field, "variantIdsToDelete");
        for (int i = 0; i < add.size(); i++) {
            objection(add.get(i), errors, Integer.toString(i));
        }
        for (int i = 0; i < delete.size(); i++) {
            if (!fixed.containsKey(number(delete.get(i)))) {
                error(errors, "PRICE_NOT_FIXED", "variantIdsToDelete", Integer.toString(i));
            }
        }
        if (errors.isEmpty()) {
            add.forEach(input -> added.add(take(input)));
            delete.forEach(id -> {
                fixed.remove(number(id));
                deleted.add(id);
            });
        }
        return payload;
    }

    private void objection(JsonNode input, ArrayNode errors, String index) {
        String id = number(input.path("variantId"));
        if (products.withId(id).isEmpty() || locked.contains(id)) {
            error(errors, "VARIANT_NOT_FOUND", "pricesToAdd", index, "variantId");
            return;
        }
        for (String member : List.of("price", "compareAtPrice")) {
            if (input.has(member)
                    && !input.path(member).path("currencyCode").asText().equals(CURRENCY)) {
                error(errors, "PRICE_LIST_CURRENCY_MISMATCH", "pricesToAdd", index, member, "currencyCode");
            }
        }
    }

    private ObjectNode take(JsonNode input) {
        String id = number(input.path("variantId"));
        fixed.put(
                id,
                new Fixed(
                        input.path("price").path("amount").asText(),
                        input.path("compareAtPrice").path("amount").asText("")));
        return told(products.withId(id).orElseThrow());
    }

    private static void error(ArrayNode errors, String code, String... path) {
        ObjectNode error = errors.addObject().put("code", code).put("message", "Not so: " + code);
        ArrayNode field = error.putArray("field");
        List.of(path).forEach(field::add);
    }

    private static String number(JsonNode gid) {
        return Objects.requireNonNull(gid.asText()).replaceFirst(".*/", "");
    }
}
