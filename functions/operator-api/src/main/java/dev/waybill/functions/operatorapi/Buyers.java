package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Somebody's orders and accounts by an e-mail address: the shops are asked, through redrive-failures, and the address is in no log. */
record Buyers(Commands commands) {
    private static final String WHY = "why";

    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/buyer-searches", Role.VIEWER, this::search));
    }

    /** Writes nothing anywhere, so it needs no key and no reason. A body, as an address of a request is kept in logs on its way. */
    private Reply search(HttpAsked asked, Map<String, String> named) {
        ObjectNode json = Commands.body(asked);
        if (!json.has(WHY)) {
            json.put(WHY, "a search");
        }
        return commands.done(Commands.command(asked, "find-buyer", json));
    }
}
