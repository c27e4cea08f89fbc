package dev.waybill.connectors.demoerp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Body;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ERP's paths and headers. Paths: {@code infrastructure/demo/README.md}. */
final class DemoErpClient {
    private final DemoErpConfig config;
    private final ConnectorType.Surroundings surroundings;
    private final DemoErpAnswers answers;

    DemoErpClient(DemoErpConfig config, ConnectorType.Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
        this.answers = new DemoErpAnswers(config.system(), surroundings.clock());
    }

    Optional<JsonAt> findOrder(String reference) {
        JsonAt found = read("findOrder", "/api/orders?reference=" + encoded(reference));
        return found.items().stream().findFirst();
    }

    /** Those of the items that exist. */
    List<JsonAt> items(List<String> numbers) {
        return read("findItems", "/api/items?" + named("sku", numbers).collect(Collectors.joining("&")))
                .items();
    }

    List<JsonAt> taxes() {
        return read("listTaxes", "/api/taxes").items();
    }

    /** Makes the party of that reference, or makes it say this: harmless to repeat. */
    void putParty(ObjectNode party) {
        write("putParty", "PUT", "/api/parties", party, Map.of());
    }

    /** The new order; empty where the reference is taken. */
    Optional<JsonAt> createOrder(ObjectNode form) {
        return created("createOrder", "/api/orders", form);
    }

    private Optional<JsonAt> created(String operation, String path, ObjectNode form) {
        HttpCall call = call(operation, Effect.WRITE, "POST", path, Body.of(form.toString()), Map.of());
        HttpAnswer answer = surroundings.http().send(call);
        return answer.status() == 409 ? Optional.empty() : Optional.of(answers.require(call, answer));
    }

    /** Customers of whom any text has one of these in it. */
    List<JsonAt> clients(List<String> texts, int limit) {
        return read(
                        "findParty",
                        "/api/clients?limit=" + limit + "&"
                                + named("text", texts).collect(Collectors.joining("&")))
                .items();
    }

    /** The new customer; empty where a reference of it is taken. */
    Optional<JsonAt> createClient(ObjectNode form) {
        return created("createParty", "/api/clients", form);
    }

    JsonAt reviseClient(String number, String revision, ObjectNode form) {
        return write("updateParty", "PUT", "/api/clients/" + encoded(number), form, Map.of("If-Match", revision));
    }

    JsonAt reviseOrder(String number, String revision, ObjectNode form) {
        return write("reviseOrder", "PUT", "/api/orders/" + encoded(number), form, Map.of("If-Match", revision));
    }

    JsonAt confirmOrder(String number) {
        return move("confirmOrder", number, "confirm");
    }

    JsonAt cancelOrder(String number) {
        return move("cancelOrder", number, "cancel");
    }

    /** Levels of those of the items that are goods. */
    List<JsonAt> stock(Collection<String> numbers, List<String> places) {
        return read(
                        "readStock",
                        "/api/stock?"
                                + Stream.concat(named("sku", numbers), named("place", places))
                                        .collect(Collectors.joining("&")))
                .items();
    }

    /** Those of the items that have a price. */
    List<JsonAt> prices(Collection<String> numbers) {
        return read("readPrices", "/api/prices?" + named("sku", numbers).collect(Collectors.joining("&")))
                .items();
    }

    /** What the ERP says of those of the items that it has. */
    List<JsonAt> sheets(Collection<String> numbers) {
        return read("readTexts", "/api/sheets?" + named("sku", numbers).collect(Collectors.joining("&")))
                .items();
    }

    /** All the paper of an order; empty where the ERP has no order of that reference. */
    Optional<JsonAt> papers(String reference) {
        return read("readDocuments", "/api/papers?reference=" + encoded(reference)).items().stream()
                .findFirst();
    }

    /** A page of a list by time, the earliest first. */
    record Part(Instant from, int skip, int limit) {}

    /** @param what {@code stock}, {@code sheets} or {@code papers} */
    List<JsonAt> changes(String operation, String what, Part part) {
        return read(
                        operation,
                        "/api/" + what + "/changes?from=" + encoded(part.from().toString()) + "&skip=" + part.skip()
                                + "&limit=" + part.limit())
                .items();
    }

    private static Stream<String> named(String name, Collection<String> values) {
        return values.stream().distinct().map(value -> name + "=" + encoded(value));
    }

    private JsonAt move(String operation, String number, String verb) {
        HttpCall call = call(
                operation, Effect.WRITE, "POST", "/api/orders/" + encoded(number) + "/" + verb, Body.empty(), Map.of());
        return answers.require(call, surroundings.http().send(call));
    }

    private JsonAt read(String operation, String path) {
        HttpCall call = call(operation, Effect.READ, "GET", path, Body.empty(), Map.of());
        return answers.require(call, surroundings.http().send(call));
    }

    private JsonAt write(String operation, String method, String path, ObjectNode body, Map<String, String> headers) {
        HttpCall call = call(operation, Effect.WRITE, method, path, Body.of(body.toString()), headers);
        return answers.require(call, surroundings.http().send(call));
    }

    private HttpCall call(
            String operation, Effect effect, String method, String path, Body body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put(
                "Authorization",
                "Bearer "
                        + surroundings
                                .secrets()
                                .require(config.system(), DemoErpType.KEY)
                                .reveal());
        headers.put("Content-Type", "application/json");
        return new HttpCall(
                config.system(),
                operation,
                effect,
                method,
                config.url().resolve(path),
                headers,
                body,
                config.timeout());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
