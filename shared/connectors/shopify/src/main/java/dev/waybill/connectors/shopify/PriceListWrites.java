package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.money.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The call that fixes, replaces and takes away prices of a list ({@code priceListFixedPricesUpdate},
 * https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/priceListFixedPricesUpdate, read 2026-11).
 */
record PriceListWrites(PriceListCalls calls) {
    private static final Request WRITING = new Request(
            PriceListCalls.WRITE, Effect.WRITE, "take prices into its price list", PriceListCalls.SCOPES, """
            mutation WriteListPrices($list: ID!, $add: [PriceListPriceInput!]!, $delete: [ID!]!) {
              priceListFixedPricesUpdate(priceListId: $list, pricesToAdd: $add, variantIdsToDelete: $delete) {
                pricesAdded { price { amount currencyCode } variant { id } }
                deletedFixedPriceVariantIds
                userErrors { field message code }
              }
            }
            """);

    /**
     * What became of a call, by the variant's number.
     *
     * @param shown fixed prices that the list shows now
     * @param gone variants that have no fixed price now
     * @param refused why something was not taken
     * @param no why nothing was
     */
    record Sent(Map<String, Money> shown, Set<String> gone, Map<String, String> refused, Optional<String> no) {}

    Sent write(List<PriceWrite> writes) {
        List<PriceWrite> add =
                writes.stream().filter(write -> write.price().isPresent()).toList();
        List<PriceWrite> delete =
                writes.stream().filter(write -> write.price().isEmpty()).toList();
        ObjectNode variables = calls.variables();
        ArrayNode prices = variables.putArray("add");
        add.forEach(write -> prices.add(price(write)));
        ArrayNode ids = variables.putArray("delete");
        delete.forEach(write -> ids.add(VariantSign.globalId(write.before().ref())));
        return calls.patient()
                .ask(WRITING, variables, data -> sent(data.at("priceListFixedPricesUpdate"), add, delete));
    }

    /** A fixed price is written whole: what is struck through beside it is gone if it is not written again. */
    private static ObjectNode price(PriceWrite write) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("variantId", VariantSign.globalId(write.before().ref()));
        input.set("price", money(write.price().orElseThrow()));
        write.before().compareAt().ifPresent(compareAt -> input.set("compareAtPrice", money(compareAt)));
        return input;
    }

    private static ObjectNode money(Money money) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", money.plain())
                .put("currencyCode", money.currency().getCurrencyCode());
    }

    private static Sent sent(JsonAt answer, List<PriceWrite> add, List<PriceWrite> delete) {
        Map<String, String> refused = new HashMap<>();
        Set<String> gone = answer.list("deletedFixedPriceVariantIds").stream()
                .map(VariantSign::number)
                .collect(Collectors.toCollection(HashSet::new));
        Optional<String> no = Optional.empty();
        for (JsonAt error : answer.list("userErrors")) {
            String code = error.textOrEmpty("code");
            String words = UserErrors.words(error);
            Optional<String> variant =
                    named(error, "pricesToAdd", add).or(() -> named(error, "variantIdsToDelete", delete));
            if (variant.isEmpty()) {
                no = Optional.of(words);
            } else if (code.equals("PRICE_NOT_FIXED")) {
                gone.add(variant.get());
            } else {
                refused.put(variant.get(), words);
            }
        }
        Map<String, Money> shown = answer.list("pricesAdded").stream()
                .collect(Collectors.toMap(
                        price -> VariantSign.number(price.at("variant").at("id")),
                        price -> ListedPrice.money(price.at("price")),
                        (one, other) -> other));
        return new Sent(shown, gone, refused, no);
    }

    /** Its place is in the path: {@code pricesToAdd, 1, variantId}. */
    private static Optional<String> named(JsonAt error, String input, List<PriceWrite> of) {
        List<String> path = error.list("field").stream().map(JsonAt::text).toList();
        return path.size() > 1 && path.getFirst().equals(input) && path.get(1).matches("[0-9]{1,4}")
                ? of.stream().skip(Long.parseLong(path.get(1))).findFirst().map(write -> write.before()
                        .ref()
                        .id())
                : Optional.empty();
    }
}
