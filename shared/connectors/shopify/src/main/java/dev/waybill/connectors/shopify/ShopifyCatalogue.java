package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ProductUpdates.Sent;
import dev.waybill.connectors.shopify.ProductUpdates.Update;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.connectors.shopify.VariantSearch.Page;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Titles and descriptions of products that have one variant only, weights and barcodes of all variants. Where a product has several, its title and
 * description are of all of them, so that no single item's name can be written there.
 */
final class ShopifyCatalogue implements CatalogueTarget {
    private static final String READ = "readTexts";
    private static final String WRITE = "writeTexts";

    /** Titles hold 255 characters; a change set no more of a description. */
    private static final Map<ItemField, Integer> LONGEST = Map.of(
            ItemField.NAME, 255,
            ItemField.DESCRIPTION, 60_000,
            ItemField.WEIGHT, 20,
            ItemField.BARCODE, 255);

    private static final Request TERMS = new Request(
            READ,
            Effect.READ,
            "tell its unit of weight",
            ProductUpdates.SCOPES,
            "query Weights { shop { weightUnit } }");

    private static final Request READING = new Request(
            READ,
            Effect.READ,
            "tell its products",
            ProductUpdates.SCOPES,
            VariantSearch.query("Texts", DescribedVariant.FIELDS));

    private final ShopifyGraphql graphql;
    private final Pause pause;
    /** As the shop said when it was last asked for its terms, which is before each change set. */
    private volatile Weight.@Nullable Unit known;

    ShopifyCatalogue(ShopifyGraphql graphql, Pause pause) {
        this.graphql = graphql;
        this.pause = pause;
    }

    @Override
    public Terms terms() {
        Weight.Unit unit = new PatientGraphql(graphql, pause)
                .ask(
                        TERMS,
                        JsonNodeFactory.instance.objectNode(),
                        data -> DescribedVariant.unit(data.at("shop").at("weightUnit")));
        known = unit;
        return new Terms(LONGEST, unit);
    }

    private Weight.Unit unit() {
        Weight.Unit told = known;
        return told == null ? terms().weights() : told;
    }

    @Override
    public int mostPerRead() {
        return VariantSearch.MOST;
    }

    @Override
    public int mostPerWrite() {
        return VariantSearch.MOST;
    }

    @Override
    public Map<String, CatalogueReading> read(Set<String> skus) {
        VariantSearch.requireAtMost(skus.size());
        if (skus.isEmpty()) {
            return Map.of();
        }
        Weight.Unit unit = unit();
        PatientGraphql shop = new PatientGraphql(graphql, pause);
        Map<String, CatalogueReading> readings = new HashMap<>();
        VariantSearch.bySku(
                        skus,
                        JsonNodeFactory.instance.objectNode(),
                        variables -> shop.ask(
                                READING, variables, data -> Page.of(data, json -> DescribedVariant.of(json, unit))),
                        DescribedVariant::sign)
                .forEach((sku, found) -> readings.put(sku, reading(sku, found)));
        return readings;
    }

    private CatalogueReading reading(String sku, List<DescribedVariant> found) {
        return found.size() == 1
                ? found.getFirst().shown(graphql.system())
                : new CatalogueReading.Unfit(
                        sku,
                        VariantSign.shared(
                                graphql.system(),
                                READ,
                                found.stream().map(DescribedVariant::sign).toList()));
    }

    @Override
    public List<ItemWritten> write(List<CatalogueWrite> writes) {
        VariantSearch.requireAtMost(writes.size());
        Map<String, List<CatalogueWrite>> products = writes.stream()
                .collect(Collectors.groupingBy(
                        write -> write.before().partOf().orElseThrow().id(), LinkedHashMap::new, Collectors.toList()));
        List<Update> updates = new ArrayList<>();
        products.forEach((product, ofProduct) -> updates.add(update(product, ofProduct)));
        Iterator<Sent<Map<ItemField, String>>> sent = new ProductUpdates(
                        graphql, pause, WRITE, "take changes of products")
                .send(updates, DescribedVariant.OWN_FIELDS, DescribedVariant::own)
                .iterator();
        Map<String, ItemWritten> answers = new HashMap<>();
        for (List<CatalogueWrite> ofProduct : products.values()) {
            Sent<Map<ItemField, String>> product = sent.next();
            int place = 0;
            for (CatalogueWrite write : ofProduct) {
                boolean variant = hasOwn(write);
                answers.put(write.sku(), answer(write, product, variant ? product.refusalOf(place) : Optional.empty()));
                place += variant ? 1 : 0;
            }
        }
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    private static boolean hasOwn(CatalogueWrite write) {
        return write.texts().keySet().stream().anyMatch(DescribedVariant::isOwn);
    }

    private static Update update(String product, List<CatalogueWrite> writes) {
        Update update = Update.of(product);
        for (CatalogueWrite write : writes) {
            Optional.ofNullable(write.texts().get(ItemField.NAME))
                    .ifPresent(text -> update.fields().put("title", text));
            Optional.ofNullable(write.texts().get(ItemField.DESCRIPTION))
                    .ifPresent(text -> update.fields().put("descriptionHtml", text));
            if (hasOwn(write)) {
                ObjectNode variant = JsonNodeFactory.instance
                        .objectNode()
                        .put("id", VariantSign.globalId(write.before().ref()));
                write.texts().forEach((field, text) -> DescribedVariant.put(variant, field, text));
                update.variants().add(variant);
            }
        }
        return update;
    }

    /** What counts is what the answer shows. */
    private ItemWritten answer(CatalogueWrite write, Sent<Map<ItemField, String>> product, Optional<String> refusal) {
        Optional<String> no = refusal.or(product::no);
        if (no.isPresent()) {
            return refused(write, "it refused it", no.get());
        }
        Map<ItemField, String> shown = new HashMap<>(
                product.variants().getOrDefault(write.before().ref().id(), Map.of()));
        product.product().ifPresent(json -> shown.putAll(DescribedVariant.ofProduct(json)));
        return write.texts().entrySet().stream()
                .filter(text -> !DescribedVariant.same(text.getValue(), shown.get(text.getKey())))
                .findFirst()
                .map(text -> refused(
                        write,
                        "it shows another " + text.getKey().word()
                                + " afterwards: see whether it takes away HTML, or an app changes it",
                        ""))
                .orElseGet(() -> new ItemWritten.Written(write.sku()));
    }

    private ItemWritten refused(CatalogueWrite write, String why, String said) {
        String fields =
                write.texts().keySet().stream().sorted().map(ItemField::word).collect(Collectors.joining(" and "));
        return new ItemWritten.Refused(
                write.sku(),
                Failure.of(
                                FailureCode.TARGET_REFUSED,
                                graphql.system(),
                                WRITE,
                                "the " + fields + " of '" + write.sku() + "', "
                                        + write.before().ref().number() + ", was not written to " + graphql.system()
                                        + ": " + why,
                                "correct what it names in the shop's product")
                        .saying(said));
    }
}
