package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of many products and their variants in one mutation, each under an alias of its own
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/productVariantsBulkUpdate and productUpdate, read 2026-11). One that is throttled did
 * nothing, so it waits as long as the shop says.
 *
 * @param operation our verb for it
 * @param what the shop then does, as in "shop-fr did not … "
 */
record ProductUpdates(ShopifyGraphql graphql, Pause pause, String operation, String what) {
    /**
     * So many products are written in one call: each takes the shop about a third of a second and costs some ten points, or twice that, of which one
     * call may cost 1,000.
     */
    static final int MOST_PRODUCTS = 25;

    static final String SCOPES = "read_products and write_products";

    /**
     * What is to be changed of a product.
     *
     * @param fields of the product itself; may be empty
     * @param variants as the interface takes them, each with its {@code id}; may be empty
     */
    record Update(String product, ObjectNode fields, List<ObjectNode> variants) {
        static Update of(String product) {
            return new Update(product, JsonNodeFactory.instance.objectNode(), new ArrayList<>());
        }
    }

    /**
     * Why something was not taken.
     *
     * @param index which of the product's variants; empty for all of them
     */
    record Refusal(Optional<Integer> index, String words) {}

    /**
     * What became of one product.
     *
     * @param variants what is shown of them now, by id
     * @param refusals of variants
     * @param product what is shown of it now; empty where nothing of it was to be changed
     * @param no why the product itself was not taken
     */
    record Sent<V>(Map<String, V> variants, List<Refusal> refusals, Optional<JsonAt> product, Optional<String> no) {
        Optional<String> refusalOf(int place) {
            return refusals.stream()
                    .filter(refusal ->
                            refusal.index().filter(index -> index != place).isEmpty())
                    .map(Refusal::words)
                    .findFirst();
        }
    }

    /**
     * Sends them, in as many calls as it takes.
     *
     * @param shown what is asked of a variant afterwards, beside its id
     * @param variant what is made of that
     * @return what became of each, in the same order; what is not refused of it is done
     */
    <V> List<Sent<V>> send(List<Update> updates, String shown, Function<JsonAt, V> variant) {
        List<Sent<V>> sent = new ArrayList<>();
        PatientGraphql shop = new PatientGraphql(graphql, pause);
        for (int from = 0; from < updates.size(); from += MOST_PRODUCTS) {
            List<Update> some = updates.subList(from, Math.min(updates.size(), from + MOST_PRODUCTS));
            Request request = new Request(operation, Effect.WRITE, what, SCOPES, mutation(some, shown));
            sent.addAll(shop.ask(request, variables(some), data -> IntStream.range(0, some.size())
                    .mapToObj(i -> sent(data, i, variant))
                    .toList()));
        }
        return sent;
    }

    private static ObjectNode variables(List<Update> updates) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < updates.size(); i++) {
            Update update = updates.get(i);
            String product = "gid://shopify/Product/" + update.product();
            if (!update.variants().isEmpty()) {
                variables.put("p" + i, product);
                ArrayNode variants = variables.putArray("v" + i);
                update.variants().forEach(variants::add);
            }
            if (!update.fields().isEmpty()) {
                variables.set("f" + i, update.fields().deepCopy().put("id", product));
            }
        }
        return variables;
    }

    /** Without {@code allowPartialUpdates} one variant that is refused keeps all others of its product from being written. */
    private static String mutation(List<Update> updates, String shown) {
        List<String> names = new ArrayList<>();
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < updates.size(); i++) {
            if (!updates.get(i).variants().isEmpty()) {
                names.add("$p" + i + ": ID!, $v" + i + ": [ProductVariantsBulkInput!]!");
                parts.append("""
                              m%1$d: productVariantsBulkUpdate(productId: $p%1$d, variants: $v%1$d, allowPartialUpdates: true) {
                                productVariants { id %2$s }
                                userErrors { field message code }
                              }
                            """.formatted(i, shown));
            }
            if (!updates.get(i).fields().isEmpty()) {
                names.add("$f" + i + ": ProductUpdateInput!");
                parts.append("""
                              t%1$d: productUpdate(product: $f%1$d) {
                                product { id title descriptionHtml }
                                userErrors { field message }
                              }
                            """.formatted(i));
            }
        }
        return "mutation UpdateProducts(" + String.join(", ", names) + ") {\n" + parts + "}\n";
    }

    private static <V> Sent<V> sent(JsonAt data, int i, Function<JsonAt, V> variant) {
        Optional<JsonAt> variants = data.find("m" + i);
        Optional<JsonAt> product = data.find("t" + i);
        return new Sent<>(
                variants.stream()
                        .flatMap(answer -> answer.list("productVariants").stream())
                        .collect(Collectors.toMap(
                                shown -> VariantSign.number(shown.at("id")), variant, (one, other) -> one)),
                variants.stream()
                        .flatMap(answer -> answer.at("userErrors").items().stream())
                        .map(ProductUpdates::refusal)
                        .toList(),
                product.flatMap(answer -> answer.find("product")),
                product.flatMap(answer -> answer.at("userErrors").items().stream()
                        .map(error -> error.textOrEmpty("message"))
                        .findFirst()));
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
        return new Refusal(index, UserErrors.words(error));
    }
}
