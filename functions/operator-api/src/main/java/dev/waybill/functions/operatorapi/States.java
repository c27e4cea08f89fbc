package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.engine.health.Alarms;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** How the systems stand: who is not called, how far each was read, what waits too long. */
record States(CircuitStore circuits, CursorStore cursors, Alarms alarms, Clock clock) {
    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/me", Role.VIEWER, States::me),
                Endpoint.get(
                        "/v1/circuits",
                        Role.VIEWER,
                        (asked, named) ->
                                list(Json.list(circuits.all(), circuit -> StateJson.of(circuit, clock.instant())))),
                Endpoint.get(
                        "/v1/cursors", Role.VIEWER, (asked, named) -> list(Json.list(cursors.all(), StateJson::of))),
                Endpoint.get(
                        "/v1/alarms", Role.VIEWER, (asked, named) -> list(Json.list(alarms.now(), StateJson::of))));
    }

    private static Reply me(HttpAsked asked, Map<String, String> named) {
        return Reply.ok(Json.object()
                .put("who", asked.caller().who())
                .put("role", asked.caller().role().map(Role::word).orElse(null)));
    }

    private static Reply list(JsonNode items) {
        ObjectNode json = Json.object();
        json.set("items", items);
        return Reply.ok(json);
    }
}
