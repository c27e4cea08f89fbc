package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Tryton 6.0 over HTTP with memory and faults: parties, addresses, products, taxes and sales, sessions and error shapes as
 * recorded from a real one ({@code RecordedTrytonTest}). Start by hand: {@code main}, optionally with a port.
 */
public final class FakeTryton implements AutoCloseable {
    public static final String DATABASE = "shop";
    public static final String USER = "waybill";
    public static final String PASSWORD = "Waybill-peer-1!";
    private static final List<String> WRITES =
            List.of(".create", ".write", ".quote", ".confirm", ".process", ".cancel", ".draft");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tables tables = new Tables();
    private final Rules rules = new Rules(tables);
    private final PaperDesk desk = new PaperDesk(tables);
    private final Gate gate = new Gate(new Dispatch(tables, rules, desk));
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<JsonNode> calls = new ArrayList<>();
    private String faultsOn = "";
    private Optional<Fault> everyWrite = Optional.empty();
    private Optional<Fault> everyCall = Optional.empty();

    private FakeTryton(int port) {
        server = listen(port);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", this::handle);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens at its address any more. */
    public void hangUp() {
        server.stop(0);
    }

    /** Listens again at the same address, with what it knew before. */
    public void pickUp() {
        server = listen(server.getAddress().getPort());
    }

    /** With the company, taxes and products of the seeded peer. */
    public static FakeTryton seeded() {
        return seeded(0);
    }

    private static FakeTryton seeded(int port) {
        FakeTryton fake = new FakeTryton(port);
        Seeds.peer(fake.tables);
        return fake;
    }

    /** With what the server of the recorded pairs held. */
    static FakeTryton asRecorded() {
        FakeTryton fake = new FakeTryton(0);
        Seeds.recorded(fake.tables);
        return fake;
    }

    Tables tables() {
        return tables;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The header that a session is known by. */
    String session() {
        return gate.session();
    }

    /** The next calls whose method ends with these letters go wrong, one fault each. */
    public synchronized void failNext(String methodEnd, Fault... next) {
        faultsOn = methodEnd;
        faults.addAll(List.of(next));
    }

    /** Every write goes wrong like this until {@link #heal}. */
    public synchronized void failWrites(Fault fault) {
        everyWrite = Optional.of(fault);
    }

    public synchronized void heal() {
        everyWrite = Optional.empty();
        everyCall = Optional.empty();
        faults.clear();
    }

    /** Ends every session, as a restart does. */
    public synchronized void endSessions() {
        gate.endSessions();
    }

    /** As on SQLite: nothing stops a second record with the same web id or party code. */
    public synchronized void enforceNoUniqueKeys() {
        rules.uniqueKeysEnforced = false;
    }

    /** Methods called so far, in order. */
    public synchronized List<String> methods() {
        return calls.stream().map(call -> call.path("method").asText()).toList();
    }

    /** Changes a field behind everybody's back, as a person at the screen does; null empties it. */
    public synchronized void change(String model, long id, String field, @Nullable JsonNode value) {
        tables.get(model, id).set(field, value == null ? NullNode.getInstance() : value);
        tables.touch(model, id);
    }

    /** Another place to keep things in. */
    public synchronized void hasPlace(String code) {
        tables.insert(
                "stock.location", Tables.JSON.objectNode().put("code", code).put("type", "storage"));
    }

    /** Somebody enters a record, with links to others by their ids; answers its id. */
    public synchronized long enters(String model, ObjectNode values) {
        return tables.insert(model, values);
    }

    /** The id of its first address. */
    public synchronized long addressOf(long party) {
        return tables.children(new Models.Children("party.address", "party"), party)
                .getFirst()
                .path("id")
                .asLong();
    }

    /** From now on its list price is this. */
    public synchronized void costs(String product, String price) {
        long id = id("product.product", product);
        tables.get("product.product", id).set("list_price", decimal(price));
        tables.touch(
                "product.template",
                tables.get("product.product", id).path("template").asLong());
    }

    /** From now on its template's {@code name}, its {@code description}, or its identifier of the type {@code ean}, is this. */
    public synchronized void says(String product, String field, String text) {
        long id = id("product.product", product);
        switch (field) {
            case "name" ->
                change(
                        "product.template",
                        tables.get("product.product", id).path("template").asLong(),
                        field,
                        Tables.JSON.textNode(text));
            case "weight" -> {
                long template =
                        tables.get("product.product", id).path("template").asLong();
                long unit = tables.insert(
                        "product.uom",
                        Tables.JSON
                                .objectNode()
                                .put("symbol", text.split(" ", 2)[1])
                                .put("digits", 2));
                change("product.template", template, "weight_uom", Tables.JSON.numberNode(unit));
                change(
                        "product.template",
                        template,
                        field,
                        Tables.JSON.numberNode(new BigDecimal(text.split(" ", 2)[0])));
            }
            case "description" -> change("product.product", id, field, Tables.JSON.textNode(text));
            default -> {
                long identifier = tables.of("product.identifier").values().stream()
                        .filter(row -> row.path("product").asLong() == id)
                        .findFirst()
                        .map(row -> row.path("id").asLong())
                        .orElseGet(() -> tables.insert(
                                "product.identifier",
                                Tables.JSON.objectNode().put("product", id).put("type", field)));
                change("product.identifier", identifier, "code", Tables.JSON.textNode(text));
            }
        }
    }

    /** So many more (fewer) pieces of a product are found in a place; answers the id of the move. */
    public synchronized long finds(String product, String place, long quantity) {
        return Seeds.move(tables, id("product.product", product), id("stock.location", place), quantity);
    }

    private long id(String model, String code) {
        return tables.of(model).values().stream()
                .filter(row -> row.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    /** Where its people ship, invoice and print. */
    public PaperDesk desk() {
        return desk;
    }

    /** Its own time. */
    public synchronized Instant time() {
        return tables.now();
    }

    public synchronized void pass(Duration time) {
        tables.pass(time);
    }

    /** Every call goes wrong like this until {@link #heal}. */
    public synchronized void failAll(Fault fault) {
        everyCall = Optional.of(fault);
    }

    /** A decimal as Tryton writes it. */
    public JsonNode decimal(String value) {
        return SaleAmounts.decimal(new BigDecimal(value));
    }

    /** Copies a sale with its web id, as two clients at once do on SQLite. */
    public synchronized void duplicateSale(String webId) {
        ObjectNode sale = tables.of("sale.sale").values().stream()
                .filter(row -> row.path("web_id").asText().equals(webId))
                .findFirst()
                .orElseThrow();
        tables.insert("sale.sale", sale);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Answer> answer = answer(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** @param body of JSON or HTML */
    record Answer(int status, Map<String, String> headers, String body) {}

    synchronized Optional<Answer> answer(String path, @Nullable String authorization, byte[] body) {
        JsonNode call;
        try {
            call = JSON.readTree(body);
        } catch (IOException broken) {
            return Optional.of(page(500, Map.of()));
        }
        calls.add(call);
        String method = call.path("method").asText();
        Optional<Fault> fault = fault(method);
        if (fault.isEmpty()) {
            return Optional.of(work(path, authorization, call));
        }
        return switch (fault.get()) {
            case Fault.Status it -> Optional.of(page(it.status(), it.headers()));
            case Fault.StatusAfterWork it -> {
                work(path, authorization, call);
                yield Optional.of(page(it.status(), Map.of()));
            }
            case Fault.SilenceAfterWork it -> {
                work(path, authorization, call);
                yield Optional.empty();
            }
            case Fault.SilenceBeforeWork it -> Optional.empty();
            case Fault.Technical it -> Optional.of(error(call, Reply.technical(it.text())));
            case Fault.Empty it -> Optional.of(json(call, "result", Tables.JSON.arrayNode()));
            case Fault.Refusal it -> Optional.of(error(call, Reply.userError(it.message())));
            case Fault.Warning it -> Optional.of(error(call, Reply.userWarning("question", it.text())));
            case Fault.ChangedBySomebodyElse it -> {
                Answer done = work(path, authorization, call);
                tables.touch("sale.sale", it.sale());
                yield Optional.of(done);
            }
        };
    }

    private Optional<Fault> fault(String method) {
        if (everyCall.isPresent()) {
            return everyCall;
        }
        if (everyWrite.isPresent() && WRITES.stream().anyMatch(method::endsWith)) {
            return everyWrite;
        }
        return method.endsWith(faultsOn) ? Optional.ofNullable(faults.poll()) : Optional.empty();
    }

    private Answer work(String path, @Nullable String authorization, JsonNode call) {
        try {
            return json(call, "result", gate.result(path, authorization, call));
        } catch (Reply reply) {
            return reply.status() == 200 ? error(call, reply) : page(reply.status(), Map.of());
        }
    }

    private static Answer error(JsonNode call, Reply reply) {
        return json(call, "error", reply.error());
    }

    private static Answer json(JsonNode call, String member, JsonNode value) {
        ObjectNode envelope = Tables.JSON.objectNode();
        envelope.set("id", call.path("id"));
        envelope.set(member, value);
        return new Answer(200, Map.of("Content-Type", "application/json"), envelope.toString());
    }

    private static Answer page(int status, Map<String, String> headers) {
        return new Answer(status, headers, "<!doctype html>\n<html lang=en>\n<title>" + status + "</title>\n");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /** Runs until stopped; prints its address. */
    public static void main(String[] arguments) {
        FakeTryton fake = seeded(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
        System.out.println(fake.url() + "/" + DATABASE + "/  user " + USER + "  password " + PASSWORD);
    }
}
