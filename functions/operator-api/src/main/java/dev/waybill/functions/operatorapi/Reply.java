package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.views.Json;

/**
 * What is answered.
 *
 * @param body JSON text
 */
record Reply(int status, String type, String body) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String RUNBOOKS = "https://waybill.dev/runbooks/";

    static Reply ok(JsonNode body) {
        return json(200, body.toString());
    }

    static Reply json(int status, String body) {
        return new Reply(status, JSON, body);
    }

    /**
     * A problem detail (RFC 9457).
     *
     * @param code stable, for machines; names the page of the runbook
     * @param why what is wrong with this very request
     * @param next what the caller does
     */
    static Reply problem(int status, String code, String why, String next) {
        ObjectNode problem = Json.object()
                .put("type", RUNBOOKS + code)
                .put("title", code)
                .put("status", status)
                .put("detail", why)
                .put("code", code)
                .put("next", next);
        return new Reply(status, PROBLEM, problem.toString());
    }

    static Reply problem(Failure failure) {
        int status =
                switch (failure.kind()) {
                    case UNAVAILABLE, UNCONFIRMED, CONFLICTING -> 503;
                    case UNAUTHENTIC, MALFORMED, REFUSED, UNDECIDED, MISCONFIGURED, DEFECT -> 500;
                };
        return problem(status, failure.code().name(), failure.why(), failure.next());
    }

    static Reply unknown(String why, String next) {
        return problem(404, "NOT_FOUND", why, next);
    }
}
