package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.aws.ReceiptJson;
import dev.waybill.domain.message.Body;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.operator.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erasing what is kept about a person, and the receipts of it. */
record Erasures(Commands commands, ErasureStore receipts) {
    private static final String RECEIPT = "receipt";
    private static final int ID = 32;

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                        "/v1/erasure-previews",
                        Role.APPROVER,
                        (asked, named) -> commands.done(command(asked, /* preview= */ true))),
                Endpoint.post(
                        "/v1/erasures",
                        Role.APPROVER,
                        (asked, named) -> commands.once(asked, command(asked, /* preview= */ false))),
                Endpoint.get("/v1/erasures/{receipt}", Role.VIEWER, this::receipt));
    }

    /** A repeated command has its first receipt, as it has its key; one that goes on names it. */
    private static Command command(HttpAsked asked, boolean preview) {
        ObjectNode json = Commands.body(asked);
        if (!json.has(RECEIPT)) {
            String key = asked.headers().getOrDefault(OnceByKey.HEADER, "");
            json.put(RECEIPT, Body.of(asked.caller().id() + "\n" + key).hash().substring(0, ID));
        }
        return Commands.command(asked, "erase", json.put("preview", preview));
    }

    private Reply receipt(HttpAsked asked, Map<String, String> named) {
        String id = named.getOrDefault(RECEIPT, "");
        return (id.isBlank() ? Optional.<String>empty() : receipts.receipt(id).map(ReceiptJson::write))
                .map(text -> Reply.json(200, text))
                .orElseGet(() -> Reply.unknown(
                        "there is no receipt of this name", "POST /v1/erasures answers with the receipt's name"));
    }
}
