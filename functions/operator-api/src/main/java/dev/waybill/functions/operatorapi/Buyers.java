package dev.waybill.functions.operatorapi;

import java.util.List;
import java.util.Map;

/** Somebody's orders and accounts by an e-mail address: the shops are asked, through redrive-failures, and the address is in no log. */
record Buyers(Commands commands) {
    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/buyer-searches", Role.VIEWER, this::search));
    }

    /** Writes nothing anywhere, so it needs no key and no reason. A body, as an address of a request is kept in logs on its way. */
    private Reply search(HttpAsked asked, Map<String, String> named) {
        return commands.looked(asked, "find-buyer", Commands.body(asked), "a search");
    }
}
