package dev.waybill.functions.operatorapi;

import dev.waybill.aws.JsonApiLog;
import dev.waybill.domain.failure.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what was asked for, sees whether the caller may, and answers; a problem is an answer too. */
final class Api {
    private final List<Endpoint> endpoints;
    private final JsonApiLog log;

    Api(List<Endpoint> endpoints, JsonApiLog log) {
        this.endpoints = List.copyOf(endpoints);
        this.log = log;
    }

    /** Everything that can be asked. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    Reply answer(HttpAsked asked) {
        List<String> methods = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Optional<Map<String, String>> named = endpoint.match(asked.path());
            if (named.isPresent() && endpoint.method().equals(asked.method())) {
                return logged(asked, endpoint, answer(asked, endpoint, named.get()));
            }
            named.ifPresent(other -> methods.add(endpoint.method()));
        }
        return methods.isEmpty()
                ? Reply.unknown("there is nothing at this address", "GET /v1/openapi.json lists what there is")
                : Reply.problem(
                        405,
                        "METHOD_NOT_ALLOWED",
                        "this address knows " + String.join(", ", methods),
                        "GET /v1/openapi.json says how it is used");
    }

    private Reply answer(HttpAsked asked, Endpoint endpoint, Map<String, String> named) {
        if (!asked.caller().may(endpoint.needs())) {
            return Reply.problem(
                    403,
                    "ROLE_MISSING",
                    asked.caller().who() + " has "
                            + asked.caller()
                                    .role()
                                    .map(role -> "the role " + role.word())
                                    .orElse("no role")
                            + "; this needs " + endpoint.needs().word(),
                    "ask who looks after the sign-in to add you to the group "
                            + endpoint.needs().word());
        }
        try {
            return endpoint.answering().answer(asked, named);
        } catch (WrongRequest wrong) {
            return Reply.problem(400, "REQUEST_WRONG", wrong.why(), wrong.next());
        } catch (FailureException e) {
            return Reply.problem(e.failure());
        } catch (RuntimeException unforeseen) {
            log.defect(endpoint.method() + " " + endpoint.path(), unforeseen);
            return Reply.problem(
                    500,
                    "DEFECT",
                    "Waybill itself failed: a fault in the program, not in what you asked",
                    "send the time of this to the developers; nothing else is touched by it");
        }
    }

    /** What was asked for, never with which words: those may name a customer. */
    private Reply logged(HttpAsked asked, Endpoint endpoint, Reply reply) {
        log.asked(asked.caller().who(), endpoint.method() + " " + endpoint.path(), reply.status());
        return reply;
    }
}
