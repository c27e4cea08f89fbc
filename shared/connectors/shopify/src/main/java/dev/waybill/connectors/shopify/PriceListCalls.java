package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.connectors.shopify.VariantSearch.Page;
import dev.waybill.domain.system.SystemId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The calls that read one price list of a shop (https://shopify.dev/docs/api/admin-graphql/2026-07, queries {@code priceList} and {@code
 * marketsResolvedValues}, read 2026-11). A list tells each price with where it is from; asked is variant by
 * variant, as a development shop answered it (airhorns/shopify-draft-proxy {@code price-list-prices-filtered.json}).
 *
 * @param list its number
 * @param market the country that it is shown in, two letters
 */
record PriceListCalls(ShopifyGraphql graphql, Pause pause, String list, String market) {
    static final String READ = "readPrices";
    static final String WRITE = "writePrices";
    static final String SCOPES = "read_products, write_products and read_markets";

    private static final Request TERMS =
            new Request(READ, Effect.READ, "tell the terms of its price list", SCOPES, """
            query MarketTerms($list: ID!, $buyer: BuyerSignalInput!) {
              priceList(id: $list) { currency }
              priceLists(first: 50) { nodes { id name currency } }
              shop { taxesIncluded }
              marketsResolvedValues(buyerSignal: $buyer) { priceInclusivity { taxesIncluded } }
            }
            """);

    private static final Request VARIANTS = new Request(
            READ, Effect.READ, "tell its variants", SCOPES, VariantSearch.query("ListedVariants", VariantSign.FIELDS));

    SystemId system() {
        return graphql.system();
    }

    ObjectNode variables() {
        return JsonNodeFactory.instance.objectNode().put("list", "gid://shopify/PriceList/" + list);
    }

    PatientGraphql patient() {
        return new PatientGraphql(graphql, pause);
    }

    /**
     * What the shop says about the list.
     *
     * @param currency empty if the shop has no such list
     * @param lists those that it has, in words
     * @param shopWithTax whether the shop's prices are entered with tax
     * @param marketWithTax whether the market shows them with tax
     */
    record Told(Optional<Currency> currency, String lists, boolean shopWithTax, boolean marketWithTax) {}

    Told terms() {
        ObjectNode variables = variables();
        variables.putObject("buyer").put("countryCode", market);
        return patient()
                .ask(
                        TERMS,
                        variables,
                        data -> new Told(
                                data.find("priceList").map(at -> ShopMoney.currency(at.at("currency"))),
                                data.at("priceLists").list("nodes").stream()
                                        .map(at -> VariantSign.number(at.at("id")) + " (" + at.textOrEmpty("name")
                                                + ", " + at.textOrEmpty("currency") + ")")
                                        .collect(Collectors.joining(", ")),
                                data.at("shop").at("taxesIncluded").flag(),
                                data.at("marketsResolvedValues")
                                        .at("priceInclusivity")
                                        .at("taxesIncluded")
                                        .flag()));
    }

    /** The variants with these SKUs, by SKU. */
    Map<String, List<VariantSign>> bySku(Set<String> skus) {
        PatientGraphql shop = patient();
        return VariantSearch.bySku(
                skus,
                JsonNodeFactory.instance.objectNode(),
                variables -> shop.ask(VARIANTS, variables, data -> Page.of(data, VariantSign::of)),
                Function.identity());
    }

    /**
     * What the list says, by the variant's number; one that it does not tell is missing.
     *
     * @param variants at most {@link VariantSearch#MOST}
     */
    Map<String, ListedPrice> prices(List<String> variants) {
        String parts = IntStream.range(0, variants.size())
                .mapToObj(i -> "v%d: prices(first: 1, query: \"variant_id:%s\") { nodes { %s } }\n"
                        .formatted(i, variants.get(i), ListedPrice.FIELDS))
                .collect(Collectors.joining());
        Request request = new Request(
                READ,
                Effect.READ,
                "tell the prices of its price list",
                SCOPES,
                "query ListPrices($list: ID!) {\n  priceList(id: $list) {\n" + parts + "}\n}\n");
        return patient().ask(request, variables(), data -> data.find("priceList").stream()
                .flatMap(at -> at.members().stream().flatMap(part -> at.at(part).list("nodes").stream()))
                .collect(Collectors.toMap(
                        price -> VariantSign.number(price.at("variant").at("id")),
                        ListedPrice::of,
                        (one, other) -> one)));
    }
}
