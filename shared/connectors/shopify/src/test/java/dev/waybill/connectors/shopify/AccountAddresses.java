package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A customer's address book, with the ways recorded of a development shop; see {@link GraphqlAccounts}. */
final class AccountAddresses {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> MEMBERS =
            List.of("firstName", "lastName", "company", "address1", "address2", "zip", "city", "provinceCode", "phone");
    private static final Map<String, Set<String>> PROVINCES = Map.of("ES", Set.of("M", "B"), "FR", Set.of());

    private final List<ObjectNode> addresses = new ArrayList<>();
    private Optional<String> usual = Optional.empty();
    private int ids;

    ArrayNode all() {
        return JSON.arrayNode().addAll(addresses);
    }

    JsonNode usual() {
        return usual.map(id -> (JsonNode) find(id).orElseThrow()).orElse(NullNode.instance);
    }

    private Optional<ObjectNode> find(String id) {
        return addresses.stream()
                .filter(address -> address.path("id").asText().equals(id))
                .findFirst();
    }

    /** What the shop has against them. */
    static List<String> objections(JsonNode inputs) {
        return Stream.iterate(0, i -> i < inputs.size(), i -> i + 1)
                .flatMap(i -> objection(inputs.get(i)).stream())
                .toList();
    }

    private static Optional<String> objection(JsonNode input) {
        input.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name) && !name.equals("countryCode")) {
                throw new AssertionError("MailingAddressInput has no " + name);
            }
        });
        String country = input.path("countryCode").asText("");
        if (!country.isEmpty() && !List.of(Locale.getISOCountries()).contains(country)) {
            return Optional.of("Country is not supported");
        }
        String province = input.path("provinceCode").asText("");
        return province.isEmpty()
                        || PROVINCES.getOrDefault(country, Set.of(province)).contains(province)
                ? Optional.empty()
                : Optional.of("Province is not valid in " + country);
    }

    /** The first is the usual one. */
    void replace(JsonNode inputs, JsonNode customer) {
        addresses.clear();
        inputs.forEach(input -> add(input, customer));
        usual = addresses.stream().findFirst().map(address -> address.path("id").asText());
    }

    private ObjectNode add(JsonNode input, JsonNode customer) {
        ObjectNode address =
                JSON.objectNode().put("id", "gid://shopify/MailingAddress/" + ++ids + "?model_name=CustomerAddress");
        take(address, input, customer);
        addresses.add(address);
        return address;
    }

    private static void take(ObjectNode address, JsonNode input, JsonNode customer) {
        MEMBERS.stream().filter(input::has).forEach(member -> address.set(member, input.path(member)));
        if (input.has("countryCode")) {
            address.set("countryCodeV2", input.path("countryCode"));
        }
        for (String member : List.of("firstName", "lastName")) {
            if (address.path("firstName").asText("").isEmpty()) {
                address.put(member, customer.path(member).asText(""));
            }
        }
        address.put(
                "name",
                (address.path("firstName").asText("") + " "
                                + address.path("lastName").asText(""))
                        .strip());
    }

    JsonNode write(Field field, JsonNode customer) {
        ObjectNode payload = JSON.objectNode();
        payload.putArray("userErrors");
        switch (field.name()) {
            case "customerAddressCreate" -> create(payload, field, customer);
            case "customerAddressUpdate" ->
                take(
                        find(GraphqlExecution.argument(field, "addressId").asText())
                                .orElseThrow(),
                        GraphqlExecution.argument(field, "address"),
                        customer);
            default -> delete(GraphqlExecution.argument(field, "addressId").asText());
        }
        return payload;
    }

    private void create(ObjectNode payload, Field field, JsonNode customer) {
        JsonNode input = GraphqlExecution.argument(field, "address");
        objection(input).ifPresent(what -> GraphqlAccounts.error(payload, "address", what));
        ObjectNode wanted = JSON.objectNode();
        take(wanted, input, customer);
        if (addresses.stream()
                .anyMatch(address -> address.deepCopy().without("id").equals(wanted))) {
            GraphqlAccounts.error(payload, "address", "Address already exists");
        }
        if (payload.path("userErrors").isEmpty()) {
            String id = add(input, customer).path("id").asText();
            if (usual.isEmpty()
                    || GraphqlExecution.argument(field, "setAsDefault").asBoolean()) {
                usual = Optional.of(id);
            }
        }
    }

    private void delete(String id) {
        addresses.remove(find(id).orElseThrow());
        if (Objects.equals(usual, Optional.of(id))) {
            usual = addresses.stream().findFirst().map(address -> address.path("id")
                    .asText());
        }
    }
}
