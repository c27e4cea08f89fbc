package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.HoldCondition;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A checked configuration as text, in the words of {@code waybill.yaml}. */
public final class LandscapeJson {
    private LandscapeJson() {}

    public static String write(Landscape landscape) {
        return JsonObject.write(json -> {
            json.writeStringField("version", Long.toString(landscape.version()));
            json.writeArrayFieldStart("systems");
            for (SystemSpec system : landscape.systems()) {
                writeSystem(json, system);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("ownership");
            for (OwnershipRule rule : landscape.ownership().rules()) {
                writeRule(json, rule);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("routes");
            for (Route route : landscape.routes()) {
                writeRoute(json, route);
            }
            json.writeEndArray();
        });
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if it was not written by {@link #write}, or by a newer Waybill with words this one
     *     does not know
     */
    public static Landscape read(String text) {
        JsonObject json = JsonObject.parse(text);
        return new Landscape(
                Long.parseLong(json.text("version")),
                json.objects("systems").stream().map(LandscapeJson::system).toList(),
                new OwnershipMap(json.objects("ownership").stream()
                        .map(LandscapeJson::rule)
                        .toList()),
                json.objects("routes").stream().map(LandscapeJson::route).toList());
    }

    private static void writeSystem(JsonGenerator json, SystemSpec system) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", system.id().value());
        json.writeStringField("connector", system.connector());
        if (system.market().isPresent()) {
            json.writeStringField("market", system.market().get().value());
        }
        if (system.currency().isPresent()) {
            json.writeStringField("currency", system.currency().get().getCurrencyCode());
        }
        if (system.secrets().isPresent()) {
            json.writeStringField("secrets", system.secrets().get());
        }
        JsonObject.writeTexts(json, "settings", system.settings());
        json.writeEndObject();
    }

    private static SystemSpec system(JsonObject json) {
        return new SystemSpec(
                new SystemId(json.text("id")),
                json.text("connector"),
                json.find("market").map(Market::new),
                json.find("currency").map(Currency::getInstance),
                json.object("settings").map(JsonObject::asTexts).orElse(Map.of()),
                json.find("secrets"));
    }

    private static void writeRule(JsonGenerator json, OwnershipRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("data", rule.data().word());
        json.writeStringField("owner", rule.owner().value());
        json.writeStringField("created-in", rule.createdIn().value());
        json.writeStringField("updates", rule.updates().word());
        json.writeStringField("on-conflict", rule.onConflict().word());
        JsonObject.writeTexts(
                json,
                "markets",
                rule.markets().stream().map(Market::value).sorted().toList());
        json.writeBooleanField("approval", rule.approval());
        json.writeEndObject();
    }

    private static OwnershipRule rule(JsonObject json) {
        return new OwnershipRule(
                known("data", json.text("data"), DataName.of(json.text("data"))),
                new SystemPattern(json.text("owner")),
                new SystemPattern(json.text("created-in")),
                known("updates", json.text("updates"), UpdateTiming.of(json.text("updates"))),
                known("on-conflict", json.text("on-conflict"), ConflictPolicy.of(json.text("on-conflict"))),
                json.texts("markets").stream().map(Market::new).collect(Collectors.toUnmodifiableSet()),
                json.flag("approval"));
    }

    private static void writeRoute(JsonGenerator json, Route route) throws IOException {
        json.writeStartObject();
        json.writeStringField("flow", route.flow());
        json.writeStringField("from", route.from().value());
        json.writeStringField("to", route.to().value());
        List<String> words = route.holdWhen().stream().map(HoldCondition::word).toList();
        JsonObject.writeTexts(json, "hold-when", words);
        json.writeStringField("safety-stock", route.stock().safetyStock().toPlainString());
        json.writeStringField("open-orders", route.stock().openOrders().word());
        JsonObject.writeTexts(json, "locations", route.stock().locations());
        JsonObject.writeTexts(
                json,
                "units",
                route.stock().units().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, unit -> unit.getValue().word())));
        json.writeStringField("drift-tolerance", route.stock().driftTolerance().toPlainString());
        writePrices(json, route.prices());
        if (route.review().isPresent()) {
            json.writeStringField("review-within", route.review().get().within().toString());
            json.writeStringField("review-then", route.review().get().then().word());
        }
        json.writeEndObject();
    }

    private static Route route(JsonObject json) {
        return new Route(
                json.text("flow"),
                new SystemPattern(json.text("from")),
                new SystemPattern(json.text("to")),
                json.texts("hold-when").stream()
                        .map(word -> known("hold-when", word, HoldCondition.of(word)))
                        .toList(),
                stock(json),
                prices(json),
                json.find("review-within").map(Duration::parse).map(within -> new ReviewTerms(within, then(json))));
    }

    private static ReviewTerms.Then then(JsonObject route) {
        String word = route.text("review-then");
        return known("review-then", word, ReviewTerms.Then.of(word));
    }

    private static void writePrices(JsonGenerator json, PricePolicy prices) throws IOException {
        if (prices.priceList().isPresent()) {
            json.writeStringField("price-list", prices.priceList().get());
        }
        if (prices.taxRate().isPresent()) {
            json.writeStringField("tax-rate", prices.taxRate().get().toPlainString());
        }
        json.writeStringField("price-change-over", prices.changeOver().toPlainString());
        json.writeNumberField("items-over", prices.itemsOver());
        if (prices.approveWithin().isPresent()) {
            json.writeStringField("approve-within", prices.approveWithin().get().toString());
        }
        JsonObject.writeTexts(
                json,
                "fields",
                prices.fields().stream().sorted().map(ItemField::word).toList());
    }

    /** What an older Waybill wrote says nothing of prices. */
    private static PricePolicy prices(JsonObject route) {
        return new PricePolicy(
                route.find("price-list"),
                route.find("tax-rate").map(BigDecimal::new),
                route.find("price-change-over").map(BigDecimal::new).orElse(PricePolicy.STANDARD.changeOver()),
                route.find("items-over").map(Integer::parseInt).orElse(PricePolicy.STANDARD.itemsOver()),
                route.find("approve-within").map(Duration::parse),
                fields(route));
    }

    /** What an older Waybill wrote brings prices only. */
    private static Set<ItemField> fields(JsonObject route) {
        List<String> words = route.texts("fields");
        return words.isEmpty()
                ? PricePolicy.STANDARD.fields()
                : words.stream()
                        .map(word -> known("fields", word, ItemField.of(word)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What an older Waybill wrote says nothing of stock. */
    private static StockPolicy stock(JsonObject route) {
        return new StockPolicy(
                route.find("safety-stock").map(BigDecimal::new).orElse(BigDecimal.ZERO),
                route.find("open-orders")
                        .map(word -> known("open-orders", word, OpenOrders.of(word)))
                        .orElse(OpenOrders.SUBTRACTED),
                route.texts("locations"),
                route.object("units").map(JsonObject::asTexts).orElse(Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                unit -> known("units", unit.getValue(), Fraction.positive(unit.getValue())))),
                route.find("drift-tolerance").map(BigDecimal::new).orElse(BigDecimal.ZERO));
    }

    private static <T> T known(String name, String word, Optional<T> meaning) {
        return meaning.orElseThrow(
                () -> new IllegalArgumentException("this build does not know '" + word + "' in '" + name + "'"));
    }
}
