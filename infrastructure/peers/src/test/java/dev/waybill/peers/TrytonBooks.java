package dev.waybill.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.testkit.TrytonPeer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bookkeeper's look at Tryton, past our own connector: plain JSON-RPC with a session of its own. */
public final class TrytonBooks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TrytonPeer tryton;
    private String session = "";

    public TrytonBooks(TrytonPeer tryton) {
        this.tryton = tryton;
    }

    /** A sale as a bookkeeper sees it. */
    public record BookedSale(
            String state, BigDecimal total, long party, String invoiceTo, String shipTo, BigDecimal pieces) {}

    /** All sales under our reference for an order of the shop. */
    public List<BookedSale> sales(String order) {
        JsonNode found = search(
                "sale.sale",
                List.of("web_id", "=", "shop-es:" + order),
                List.of(
                        "state",
                        "total_amount",
                        "party",
                        "invoice_address.party_name",
                        "invoice_address.street",
                        "invoice_address.postal_code",
                        "invoice_address.city",
                        "shipment_address.party_name",
                        "shipment_address.street",
                        "shipment_address.postal_code",
                        "shipment_address.city",
                        "lines.quantity",
                        "lines.product.type"));
        return rows(found).stream().map(TrytonBooks::sale).toList();
    }

    private static BookedSale sale(JsonNode row) {
        BigDecimal pieces = BigDecimal.ZERO;
        for (JsonNode line : row.path("lines.")) {
            boolean goods = line.path("product.").path("type").asText().equals("goods");
            pieces = goods ? pieces.add(new BigDecimal(line.path("quantity").asText())) : pieces;
        }
        return new BookedSale(
                row.path("state").asText(),
                new BigDecimal(row.path("total_amount").path("decimal").asText()),
                row.path("party").asLong(),
                address(row.path("invoice_address.")),
                address(row.path("shipment_address.")),
                pieces);
    }

    private static String address(JsonNode address) {
        return Stream.of("party_name", "street", "postal_code", "city")
                .map(field -> address.path(field).asText())
                .collect(Collectors.joining("|"));
    }

    /** Ids of all parties that have this e-mail address. */
    public List<Long> parties(String email) {
        JsonNode found = search(
                "party.contact_mechanism",
                List.of(List.of("type", "=", "email"), List.of("value", "ilike", email)),
                List.of("party"));
        return rows(found).stream()
                .map(row -> row.path("party").asLong())
                .distinct()
                .toList();
    }

    /** Somebody takes pieces of a product out of the store; fewer than zero puts some in. */
    public void take(String product, int pieces) {
        long lost = id("stock.location", "type", "lost_found");
        long store = id("stock.location", "code", "STO");
        Map<String, Object> move = Map.of(
                "product",
                id("product.product", "code", product),
                "uom",
                id("product.uom", "symbol", "u"),
                "quantity",
                Math.abs(pieces),
                "from_location",
                pieces < 0 ? lost : store,
                "to_location",
                pieces < 0 ? store : lost,
                "company",
                1);
        Map<String, Object> context = Map.of("company", 1);
        JsonNode made = call("model.stock.move.create", List.of(List.of(move), context));
        call("model.stock.move.do", List.of(List.of(made.path(0).asLong()), context));
    }

    /** From now on its list price is so much. */
    void price(String product, String price) {
        Map<String, Object> values = Map.of("list_price", Map.of("__class__", "Decimal", "decimal", price));
        call("model.product.template.write", List.of(List.of(template(product)), values, Map.of("company", 1)));
    }

    /** From now on it is called so, described so, and has this EAN, too. */
    void says(String product, String name, String description, String ean) {
        Map<String, Object> context = Map.of("company", 1);
        long id = id("product.product", "code", product);
        call("model.product.template.write", List.of(List.of(template(product)), Map.of("name", name), context));
        call("model.product.product.write", List.of(List.of(id), Map.of("description", description), context));
        Map<String, Object> identifier = Map.of("product", id, "type", "ean", "code", ean);
        call("model.product.identifier.create", List.of(List.of(identifier), context));
    }

    /** @param unit its symbol */
    void weighs(String product, double weight, String unit) {
        call(
                "model.product.template.write",
                List.of(
                        List.of(template(product)),
                        Map.of("weight", weight, "weight_uom", id("product.uom", "symbol", unit)),
                        Map.of("company", 1)));
    }

    private long template(String product) {
        return search("product.product", List.of("code", "=", product), List.of("template"))
                .path(0)
                .path("template")
                .asLong();
    }

    long id(String model, String field, String value) {
        return search(model, List.of(field, "=", value), List.of("id"))
                .path(0)
                .path("id")
                .asLong();
    }

    private static List<JsonNode> rows(JsonNode found) {
        return java.util.stream.StreamSupport.stream(found.spliterator(), false).toList();
    }

    JsonNode search(String model, List<?> clause, List<String> fields) {
        Object domain = clause.getFirst() instanceof List ? clause : List.of(clause);
        List<Object> parameters = new java.util.ArrayList<>(List.of(domain, 0));
        parameters.add(null);
        parameters.add(null);
        parameters.add(fields);
        parameters.add(Map.of("company", 1));
        return call("model." + model + ".search_read", parameters);
    }

    /** Ends a session, as its user would: the server forgets it. */
    public void logOut(String authorization) {
        JsonNode answer = call("common.db.logout", List.of(), authorization);
        if (answer.has("error")) {
            throw new AssertionError("common.db.logout answered " + answer);
        }
    }

    /** With one login for all, since each costs Tryton the hashing of a password. */
    JsonNode call(String method, List<?> parameters) {
        if (session.isEmpty()) {
            session = logIn();
        }
        return result(method, call(method, parameters, session));
    }

    private String logIn() {
        String user = tryton.secrets().getOrDefault("user", "");
        Map<String, String> password = Map.of("password", tryton.secrets().getOrDefault("password", ""));
        JsonNode answer = result("common.db.login", call("common.db.login", List.of(user, password), ""));
        String token =
                user + ":" + answer.path(0).asText() + ":" + answer.path(1).asText();
        return "Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode result(String method, JsonNode answer) {
        JsonNode result = answer.get("result");
        if (result == null) {
            throw new AssertionError(method + " answered " + answer);
        }
        return result;
    }

    private JsonNode call(String method, List<?> parameters, String authorization) {
        try {
            String body = JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", parameters));
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(tryton.url() + "/" + tryton.settings().get("database") + "/"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
