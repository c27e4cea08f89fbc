package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.views.Json;
import dev.waybill.views.LandscapeView;
import dev.waybill.views.StateJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ownership map and the routes as they are in force, and every version before. */
record Ownership(LandscapeStore landscapes) {
    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/ownership", Role.VIEWER, (asked, named) -> shown(landscapes.latest())),
                Endpoint.get("/v1/ownership/versions", Role.VIEWER, this::versions),
                Endpoint.get("/v1/ownership/versions/{version}", Role.VIEWER, (asked, named) -> shown(version(named))),
                // Holds addresses of systems: for who may think about changing it.
                Endpoint.get("/v1/ownership/versions/{version}/source", Role.OPERATOR, (asked, named) -> version(named)
                        .map(Ownership::source)
                        .orElseGet(Ownership::none)));
    }

    private static Reply shown(Optional<Revision> revision) {
        return revision.map(found -> Reply.ok(LandscapeView.of(found))).orElseGet(Ownership::none);
    }

    private static Reply none() {
        return Reply.unknown(
                "there is no such version of the configuration",
                "GET /v1/ownership/versions lists them; `waybill config apply` makes the first");
    }

    private static Reply source(Revision revision) {
        return Reply.ok(
                Json.object().put("version", revision.landscape().version()).put("source", revision.source()));
    }

    private Reply versions(HttpAsked asked, Map<String, String> named) {
        ArrayNode items = Json.list(landscapes.history(asked.limit(50, 200)), StateJson::of);
        ObjectNode json = Json.object();
        json.set("items", items);
        return Reply.ok(json);
    }

    private Optional<Revision> version(Map<String, String> named) {
        String version = named.getOrDefault("version", "");
        if (!version.matches("[0-9]{1,9}")) {
            throw new WrongRequest("a version is a number", "GET /v1/ownership/versions lists them");
        }
        return landscapes.version(Long.parseLong(version));
    }
}
