package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Testing the connection to a system: redrive-failures asks it, as this function reads no secret and calls nobody outside. */
record Systems(Commands commands) {
    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/systems/{system}/checks", Role.OPERATOR, this::check));
    }

    /** Writes nothing anywhere, so it needs no key and no reason. */
    private Reply check(HttpAsked asked, Map<String, String> named) {
        ObjectNode json = Commands.body(asked).put("system", named.getOrDefault("system", ""));
        return commands.looked(asked, "test-connection", json, "a test of the connection");
    }
}
