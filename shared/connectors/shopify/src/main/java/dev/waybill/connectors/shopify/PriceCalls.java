package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.item.PriceTarget.Terms;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.connectors.shopify.VariantSearch.Page;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The calls about prices: the shop's terms, variants by SKU, and many products' prices in one mutation, each under an alias of its own
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/productVariantsBulkUpdate, read 2026-11). One that is throttled did nothing, so it waits as
 * long as the shop says.
 */
final class PriceCalls {
    static final String READ = "readPrices";
    static final String WRITE = "writePrices";

    private static final String SCOPES = "read_products and write_products";

    private static final Request TERMS = new Request(
            READ, Effect.READ, "tell its currency", SCOPES, "query Terms { shop { currencyCode taxesIncluded } }");

    private static final Request READING =
            new Request(READ, Effect.READ, "tell its prices", SCOPES, """
            query Prices($skus: String!, $after: String) {
              productVariants(first: 100, after: $after, query: $skus) {
                nodes { %s }
                pageInfo { hasNextPage endCursor }
              }
            }
            """.formatted(PricedVariant.FIELDS));

    private final ShopifyGraphql graphql;
    private final Pause pause;
    /** As the shop said when it was last asked for its terms, which is before each change set. */
    private volatile @Nullable Currency known;

    PriceCalls(ShopifyGraphql graphql, Pause pause) {
        this.graphql = graphql;
        this.pause = pause;
    }

    /**
     * Why a price was not taken.
     *
     * @param index which of the product's; empty for all of them
     */
    record Refusal(Optional<Integer> index, String words) {}

    /**
     * What became of one product's prices.
     *
     * @param shown by the id of the variant
     */
    record Sent(List<Refusal> refusals, Map<String, Money> shown) {
        Optional<Refusal> refusalOf(int place) {
            return refusals.stream()
                    .filter(refusal ->
                            refusal.index().filter(index -> index != place).isEmpty())
                    .findFirst();
        }
    }

    SystemId shop() {
        return graphql.system();
    }

    Terms terms() {
        Terms terms = patient().ask(TERMS, JsonNodeFactory.instance.objectNode(), data -> {
            JsonAt shop = data.at("shop");
            return new Terms(
                    currency(shop.at("currencyCode")), shop.at("taxesIncluded").flag());
        });
        known = terms.currency();
        return terms;
    }

    private static Currency currency(JsonAt code) {
        try {
            return Currency.getInstance(code.text());
        } catch (IllegalArgumentException unknown) {
            throw code.wrong("a currency of ISO 4217");
        }
    }

    private Currency currency() {
        Currency told = known;
        return told == null ? terms().currency() : told;
    }

    /** The variants with these SKUs, by SKU. */
    Map<String, List<PricedVariant>> bySku(Set<String> skus) {
        Currency currency = currency();
        PatientGraphql shop = patient();
        return VariantSearch.bySku(
                skus,
                JsonNodeFactory.instance.objectNode(),
                variables -> shop.ask(
                        READING, variables, data -> Page.of(data, variant -> PricedVariant.of(variant, currency))),
                PricedVariant::sign);
    }

    /**
     * Writes the prices of some products.
     *
     * @param products prices in the shop's currency, by the product's id; at least one
     * @return what became of each, in the same order; those of a product that are not refused are written
     */
    List<Sent> write(List<Map.Entry<String, List<PriceWrite>>> products) {
        Currency currency =
                products.getFirst().getValue().getFirst().price().orElseThrow().currency();
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < products.size(); i++) {
            variables.put("p" + i, "gid://shopify/Product/" + products.get(i).getKey());
            ArrayNode variants = variables.putArray("v" + i);
            products.get(i).getValue().forEach(write -> variants.addObject()
                    .put(
                            "id",
                            "gid://shopify/ProductVariant/"
                                    + write.before().ref().id())
                    .put("price", write.price().orElseThrow().plain()));
        }
        Request writing = new Request(WRITE, Effect.WRITE, "take prices", SCOPES, mutation(products.size()));
        return patient().ask(writing, variables, data -> IntStream.range(0, products.size())
                .mapToObj(i -> sent(data.at("m" + i), currency))
                .toList());
    }

    /** Without {@code allowPartialUpdates} one variant that is refused keeps all others of its product from being written. */
    private static String mutation(int products) {
        String names = IntStream.range(0, products)
                .mapToObj(i -> "$p" + i + ": ID!, $v" + i + ": [ProductVariantsBulkInput!]!")
                .collect(Collectors.joining(", "));
        String parts = IntStream.range(0, products).mapToObj("""
                              m%1$d: productVariantsBulkUpdate(productId: $p%1$d, variants: $v%1$d, allowPartialUpdates: true) {
                                productVariants { id price }
                                userErrors { field message code }
                              }
                            """::formatted).collect(Collectors.joining());
        return "mutation SetPrices(" + names + ") {\n" + parts + "}\n";
    }

    private static Sent sent(JsonAt answer, Currency currency) {
        List<Refusal> refusals = answer.at("userErrors").items().stream()
                .map(PriceCalls::refusal)
                .toList();
        Map<String, Money> shown = answer.list("productVariants").stream()
                .collect(Collectors.toMap(
                        variant -> VariantSign.number(variant.at("id")),
                        variant -> PricedVariant.price(variant, currency),
                        (one, other) -> one));
        return new Sent(refusals, shown);
    }

    /** Its place is in the path: {@code variants, 1, price}. */
    private static Refusal refusal(JsonAt error) {
        Optional<Integer> index = error.list("field").stream()
                .map(JsonAt::text)
                .dropWhile(part -> !part.equals("variants"))
                .skip(1)
                .findFirst()
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf);
        return new Refusal(index, (error.textOrEmpty("code") + " " + error.textOrEmpty("message")).strip());
    }

    private PatientGraphql patient() {
        return new PatientGraphql(graphql, pause);
    }
}
