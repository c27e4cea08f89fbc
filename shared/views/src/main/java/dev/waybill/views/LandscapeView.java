package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.SystemSpec;

/** A version of the configuration: who owns what, and what moves where. Settings of systems are not told: some name people. */
public final class LandscapeView {
    private LandscapeView() {}

    public static ObjectNode of(Revision revision) {
        Landscape landscape = revision.landscape();
        ObjectNode json = StateJson.of(revision);
        json.set("systems", Json.list(landscape.systems(), LandscapeView::of));
        json.set("ownership", Json.list(landscape.ownership().rules(), LandscapeView::of));
        json.set("routes", Json.list(landscape.routes(), LandscapeView::of));
        return json;
    }

    private static ObjectNode of(SystemSpec system) {
        return Json.object()
                .put("system", system.id().value())
                .put("connector", system.connector())
                .put("market", system.market().map(market -> market.value()).orElse(null))
                .put(
                        "currency",
                        system.currency()
                                .map(currency -> currency.getCurrencyCode())
                                .orElse(null));
    }

    private static ObjectNode of(OwnershipRule rule) {
        ObjectNode json = Json.object()
                .put("data", rule.data().word())
                .put("owner", rule.owner().value())
                .put("created_in", rule.createdIn().value())
                .put("updates", rule.updates().word())
                .put("on_conflict", rule.onConflict().word())
                .put("approval", rule.approval());
        ArrayNode markets = json.putArray("markets");
        rule.markets().stream().map(market -> market.value()).sorted().forEach(markets::add);
        return json;
    }

    private static ObjectNode of(Route route) {
        return Json.object()
                .put("flow", route.flow())
                .put("from", route.from().value())
                .put("to", route.to().value())
                .put(
                        "review_within",
                        route.review().map(review -> review.within().toString()).orElse(null))
                .put(
                        "review_then",
                        route.review().map(review -> review.then().word()).orElse(null));
    }
}
