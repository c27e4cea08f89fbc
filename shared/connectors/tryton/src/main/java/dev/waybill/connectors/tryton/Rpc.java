package dev.waybill.connectors.tryton;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.connector.http.Effect;
import dev.waybill.domain.message.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One remote call. The context is the last parameter, always, even where empty; a request has exactly the members
 * {@code id}, {@code method} and {@code params}, since one more makes Tryton 6.0 answer bare results and HTML errors.
 *
 * @param operation our verb for it, for failures
 * @param context added to the company and language that every call carries
 */
record Rpc(String operation, Effect effect, String method, List<Object> parameters, Map<String, Object> context) {
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build());

    static Rpc searchRead(String operation, String model, List<Object> domain, List<String> fields) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(domain);
        parameters.add(0);
        parameters.add(null);
        parameters.add(List.of(List.of("id", "ASC")));
        parameters.add(fields);
        return new Rpc(operation, Effect.READ, "model." + model + ".search_read", parameters, Map.of());
    }

    /** @param parameters domain, offset, limit, order and fields */
    static Rpc page(String operation, String model, List<Object> parameters) {
        return new Rpc(operation, Effect.READ, "model." + model + ".search_read", parameters, Map.of());
    }

    static Rpc read(String operation, String model, long id, List<String> fields) {
        return new Rpc(operation, Effect.READ, "model." + model + ".read", List.of(List.of(id), fields), Map.of());
    }

    static Rpc create(String operation, String model, List<Map<String, Object>> records) {
        return new Rpc(operation, Effect.WRITE, "model." + model + ".create", List.of(records), Map.of());
    }

    static Rpc write(String operation, String model, long id, Map<String, Object> values) {
        return new Rpc(operation, Effect.WRITE, "model." + model + ".write", List.of(List.of(id), values), Map.of());
    }

    static Rpc press(String operation, String button, long id) {
        return new Rpc(operation, Effect.WRITE, "model." + button, List.of(List.of(id)), Map.of());
    }

    /** Refused with a ConcurrencyException if the record changed since it showed this {@code _timestamp}. */
    Rpc unlessChangedSince(String record, String timestamp) {
        return new Rpc(operation, effect, method, parameters, Map.of("_timestamp", Map.of(record, timestamp)));
    }

    /** With more context. */
    Rpc within(Map<String, Object> more) {
        return new Rpc(operation, effect, method, parameters, more);
    }

    Body body(Map<String, Object> everyCallsContext) {
        Map<String, Object> whole = new LinkedHashMap<>(everyCallsContext);
        whole.putAll(context);
        List<Object> withContext = new ArrayList<>(parameters);
        withContext.add(whole);
        return bodyOf(method, withContext);
    }

    /** A call without context, as {@code common.*} takes it. */
    static Body bodyOf(String method, List<?> parameters) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", 1);
        request.put("method", method);
        request.put("params", parameters);
        try {
            return Body.of(JSON.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters of " + method + " are texts, numbers, lists and maps", e);
        }
    }

    /** Parameters hold personal data. */
    @Override
    public String toString() {
        return method;
    }
}
