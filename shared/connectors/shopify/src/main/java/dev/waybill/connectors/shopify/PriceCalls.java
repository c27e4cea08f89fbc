package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.item.PriceTarget.Terms;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ProductUpdates.Sent;
import dev.waybill.connectors.shopify.ProductUpdates.Update;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.connectors.shopify.VariantSearch.Page;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls about prices: the shop's terms, variants by SKU, and many products' prices in one mutation.
 */
final class PriceCalls {
    static final String READ = "readPrices";
    static final String WRITE = "writePrices";

    private static final Request TERMS = new Request(
            READ,
            Effect.READ,
            "tell its currency",
            ProductUpdates.SCOPES,
            "query Terms { shop { currencyCode taxesIncluded } }");

    private static final Request READING = new Request(
            READ,
            Effect.READ,
            "tell its prices",
            ProductUpdates.SCOPES,
            VariantSearch.query("Prices", PricedVariant.FIELDS));

    private final ShopifyGraphql graphql;
    private final Pause pause;
    /** As the shop said when it was last asked for its terms, which is before each change set. */
    private volatile @Nullable Currency known;

    PriceCalls(ShopifyGraphql graphql, Pause pause) {
        this.graphql = graphql;
        this.pause = pause;
    }

    SystemId shop() {
        return graphql.system();
    }

    Terms terms() {
        Terms terms = patient().ask(TERMS, JsonNodeFactory.instance.objectNode(), data -> {
            JsonAt shop = data.at("shop");
            return new Terms(
                    ShopMoney.currency(shop.at("currencyCode")),
                    shop.at("taxesIncluded").flag());
        });
        known = terms.currency();
        return terms;
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
    List<Sent<Money>> write(Map<String, List<PriceWrite>> products) {
        List<Update> updates = new ArrayList<>();
        products.forEach((product, writes) -> {
            Update update = Update.of(product);
            writes.forEach(write -> update.variants()
                    .add(JsonNodeFactory.instance
                            .objectNode()
                            .put("id", VariantSign.globalId(write.before().ref()))
                            .put("price", write.price().orElseThrow().plain())));
            updates.add(update);
        });
        Currency currency = products.values()
                .iterator()
                .next()
                .getFirst()
                .price()
                .orElseThrow()
                .currency();
        return new ProductUpdates(graphql, pause, WRITE, "take prices")
                .send(updates, "price", variant -> PricedVariant.price(variant, currency));
    }

    private PatientGraphql patient() {
        return new PatientGraphql(graphql, pause);
    }
}
