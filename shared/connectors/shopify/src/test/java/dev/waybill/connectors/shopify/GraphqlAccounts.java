package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import dev.waybill.testkit.OrderTargetContract.PeerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A shop's customers, as Shopify's pages of {@code customerByIdentifier}, {@code customerCreate}, {@code customerUpdate}, {@code metafieldsSet} and
 * the mutations of addresses describe them, and with what was recorded of a development shop (airhorns/shopify-draft-proxy {@code
 * docs/endpoints/customers.md}, read 2026-11): one e-mail address and one number each, 255 characters of a name, no address twice, an address without a
 * name gets the customer's. What is not in {@link AdminSchema} is refused.
 */
final class GraphqlAccounts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AdminSchema schema = new AdminSchema();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<PeerFault> fault = Optional.empty();
    private Runnable beforeEachWrite = () -> {};
    private int changes;

    /** One customer. */
    static final class Account {
        private final ObjectNode fields = JSON.objectNode();
        final AccountAddresses addresses = new AccountAddresses();
        private final Map<String, String> metafields = new TreeMap<>();
        private final Map<String, String> digests = new TreeMap<>();

        String text(String member) {
            return fields.path(member).asText("");
        }

        Map<String, String> metafields() {
            return metafields;
        }
    }

    GraphqlShop in(GraphqlShop shop) {
        return shop.with("query Accounts(", this::answered)
                .with("query Alike(", this::answered)
                .with("mutation OpenAccount(", this::answered)
                .with("mutation ChangeAccount(", this::answered)
                .with("mutation RememberAccount(", this::answered)
                .with("mutation WriteAddresses(", this::answered);
    }

    /** Writes go wrong like this from now on; that nobody listens, or nothing can be read, is for whoever listens. */
    void breaks(PeerFault like) {
        fault = Optional.of(like);
    }

    void heals() {
        fault = Optional.empty();
    }

    /** Somebody does this in the shop just before each of our writes is done. */
    void beforeEachWrite(Runnable some) {
        beforeEachWrite = some;
    }

    /** Names of what was asked, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized int count() {
        return accounts.size();
    }

    synchronized Account account(String id) {
        return Objects.requireNonNull(accounts.get(id), id);
    }

    synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    /** Somebody registers in the shop; answers its id. */
    synchronized String registers(String email) {
        String id = Integer.toString(7_000 + accounts.size());
        Account account = new Account();
        account.fields.put("id", AccountCalls.globalId(id)).put("email", email).put("firstName", "Ana");
        accounts.put(id, account);
        touch(account);
        return id;
    }

    /** Somebody changes it in the shop. */
    synchronized void changes(String id, String member, String value) {
        Account account = account(id);
        account.fields.put(member, value);
        touch(account);
    }

    /** Somebody writes a metafield of ours. */
    synchronized void remembers(String id, String key, String value) {
        remember(account(id), key, value);
    }

    private void touch(Account account) {
        account.fields.put(
                "updatedAt",
                Instant.parse("2026-11-23T10:00:00Z").plusSeconds(++changes).toString());
    }

    private void remember(Account account, String key, String value) {
        account.metafields.put(key, value);
        account.digests.put(key, "digest-" + ++changes);
        touch(account);
    }

    private synchronized ObjectNode answered(JsonNode request) {
        String text = request.path("query").asText();
        calls.add(text.replaceFirst("(?s)^\\w+ (\\w+).*", "$1"));
        List<Field> fields = GraphqlQuery.read(text, request.path("variables"));
        boolean writes = text.startsWith("mutation");
        String root = writes ? "Mutation" : "QueryRoot";
        Optional<String> objection = schema.objection(fields, root);
        if (objection.isPresent()) {
            return GraphqlShop.error("undefinedField", objection.get());
        }
        int cost = writes ? 10 * fields.size() : schema.cost(fields, root);
        if (cost > 1_000) {
            return GraphqlShop.error("MAX_COST_EXCEEDED", "Query cost is " + cost);
        }
        if (writes) {
            beforeEachWrite.run();
        }
        return writes && fault.isPresent() ? broken(fault.get(), fields) : worked(fields);
    }

    private ObjectNode broken(PeerFault like, List<Field> fields) {
        return switch (like) {
            case UNAUTHORIZED -> GraphqlShop.error("ACCESS_DENIED", "Access denied");
            case REFUSES -> GraphqlShop.error("MAX_INPUT_SIZE_EXCEEDED", "Too much");
            case TOO_BUSY -> GraphqlShop.throttled(402, 2000, 52);
            case DOWN -> GraphqlShop.error("SHOP_INACTIVE", "Shop is inactive");
            case DONE_BUT_NO_ANSWER -> {
                worked(fields);
                yield GraphqlShop.error("INTERNAL_SERVER_ERROR", "Internal error");
            }
            case GARBAGE -> {
                worked(fields);
                yield JSON.objectNode().put("please", "wait");
            }
            case NO_CONNECTION -> worked(fields);
        };
    }

    private ObjectNode worked(List<Field> fields) {
        ObjectNode data = JSON.objectNode();
        for (Field field : fields) {
            JsonNode from = done(field);
            data.set(
                    field.alias(),
                    from.isArray()
                            ? GraphqlExecution.object(
                                            List.of(named(field)),
                                            JSON.objectNode().set(field.name(), from))
                                    .get(field.alias())
                            : from.isNull()
                                    ? from
                                    : GraphqlExecution.object(
                                            field.fields().stream()
                                                    .map(GraphqlAccounts::named)
                                                    .toList(),
                                            from));
        }
        ObjectNode answer = JSON.objectNode();
        answer.set("data", data);
        return answer;
    }

    /** A metafield is told by its key. */
    private static Field named(Field field) {
        String name = field.name().equals("metafield")
                ? "metafield " + GraphqlExecution.argument(field, "namespace").asText() + " "
                        + GraphqlExecution.argument(field, "key").asText()
                : field.name();
        return new Field(
                field.alias(),
                name,
                field.arguments(),
                field.onType(),
                field.fields().stream().map(GraphqlAccounts::named).toList());
    }

    private JsonNode done(Field field) {
        return switch (field.name()) {
            case "customers" ->
                searched(
                        GraphqlExecution.argument(field, "query").asText(),
                        GraphqlExecution.argument(field, "first").asInt());
            case "customerByIdentifier" -> identified(GraphqlExecution.argument(field, "identifier"));
            case "customerCreate" -> opened(GraphqlExecution.argument(field, "input"));
            case "customerUpdate" -> changed(GraphqlExecution.argument(field, "input"));
            case "metafieldsSet" -> remembered(GraphqlExecution.argument(field, "metafields"));
            default -> {
                Account account = account(number(GraphqlExecution.argument(field, "customerId")));
                JsonNode payload = account.addresses.write(field, account.fields);
                if (payload.path("userErrors").isEmpty()) {
                    touch(account);
                }
                yield payload;
            }
        };
    }

    /** {@code ("Ana" AND "Ruiz") OR email:ana*}: words of the name, and beginnings of the e-mail address; the latest first. */
    private JsonNode searched(String query, int first) {
        ArrayNode found = JSON.arrayNode();
        List<Account> latest = new ArrayList<>(accounts.values()).reversed();
        latest.stream()
                .filter(account -> Stream.of(query.split(" OR ")).anyMatch(part -> fits(account, part)))
                .limit(first)
                .forEach(account -> found.add(told(account)));
        return found;
    }

    private static boolean fits(Account account, String part) {
        if (part.startsWith("email:")) {
            String beginning = part.substring("email:".length(), part.length() - 1);
            return account.text("email").toLowerCase(Locale.ROOT).startsWith(beginning);
        }
        List<String> words = List.of((account.text("firstName") + " " + account.text("lastName"))
                .toLowerCase(Locale.ROOT)
                .split(" "));
        return Stream.of(part.replaceAll("[()\"]", "").split(" AND "))
                .allMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)));
    }

    private JsonNode identified(JsonNode identifier) {
        if (identifier.size() != 1) {
            throw new AssertionError("one way to identify: " + identifier);
        }
        if (identifier.has("id")) {
            return told(accounts.get(number(identifier.path("id"))));
        }
        return identifier.has("emailAddress")
                ? told(having("email", identifier.path("emailAddress")).orElse(null))
                : told(having("phone", identifier.path("phoneNumber")).orElse(null));
    }

    private Optional<Account> having(String member, JsonNode value) {
        String wanted = value.asText("").toLowerCase(Locale.ROOT);
        return accounts.values().stream()
                .filter(account -> !wanted.isEmpty()
                        && account.text(member).toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    private static JsonNode told(@org.jspecify.annotations.Nullable Account account) {
        if (account == null) {
            return NullNode.instance;
        }
        ObjectNode told = account.fields.deepCopy();
        if (!account.text("email").isEmpty()) {
            told.putObject("defaultEmailAddress").put("emailAddress", account.text("email"));
        }
        if (!account.text("phone").isEmpty()) {
            told.putObject("defaultPhoneNumber").put("phoneNumber", account.text("phone"));
        }
        told.set("defaultAddress", account.addresses.usual());
        told.set("addressesV2", account.addresses.all());
        account.metafields.forEach((key, value) -> told.putObject("metafield \"waybill\" \"" + key + "\"")
                .put("value", value)
                .put("compareDigest", account.digests.get(key)));
        return told;
    }

    private JsonNode opened(JsonNode input) {
        ObjectNode payload = payload();
        if (refused(payload, input, account -> true)) {
            return payload;
        }
        Account account = account(registers(""));
        account.fields.remove(List.of("email", "firstName"));
        take(account, input);
        account.addresses.replace(input.path("addresses"), account.fields);
        input.path("metafields")
                .forEach(field -> remember(
                        account, field.path("key").asText(), field.path("value").asText()));
        payload.set("customer", told(account));
        return payload;
    }

    private JsonNode changed(JsonNode input) {
        ObjectNode payload = payload();
        Account account = account(number(input.path("id")));
        if (!refused(payload, input, other -> other != account)) {
            take(account, input);
            payload.set("customer", told(account));
        }
        return payload;
    }

    private void take(Account account, JsonNode input) {
        for (String member : List.of("firstName", "lastName", "email", "phone")) {
            if (input.has(member)) {
                account.fields.put(member, input.path(member).asText("").strip());
            }
        }
        touch(account);
    }

    private static ObjectNode payload() {
        ObjectNode payload = JSON.objectNode();
        payload.putArray("userErrors");
        return payload;
    }

    private boolean refused(ObjectNode payload, JsonNode input, Predicate<Account> others) {
        List<String> known = List.of("id", "firstName", "lastName", "email", "phone", "addresses", "metafields");
        input.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new AssertionError("CustomerInput has no " + name);
            }
        });
        for (String member : List.of("email", "phone")) {
            having(member, input.path(member))
                    .filter(others)
                    .ifPresent(taken -> error(
                            payload,
                            member,
                            member.equals("email") ? "Email has already been taken" : "Phone has already been taken"));
        }
        if (input.hasNonNull("phone") && !input.path("phone").asText().matches("\\+[0-9]{8,15}")) {
            error(payload, "phone", "Phone is invalid");
        }
        for (String member : List.of("firstName", "lastName")) {
            if (input.path(member).asText("").length() > 255) {
                error(payload, member, "is too long (maximum is 255 characters)");
            }
        }
        AccountAddresses.objections(input.path("addresses")).forEach(what -> error(payload, "addresses", what));
        return !payload.path("userErrors").isEmpty();
    }

    static void error(ObjectNode payload, String field, String message) {
        ((ArrayNode) payload.path("userErrors"))
                .addObject()
                .put("message", message)
                .putArray("field")
                .add(field);
    }

    /** All of them or none, and only over what the writer has read. */
    private JsonNode remembered(JsonNode inputs) {
        ObjectNode payload = payload();
        for (JsonNode input : inputs) {
            Account account = account(number(input.path("ownerId")));
            String digest = Objects.requireNonNullElse(
                    account.digests.get(input.path("key").asText()), "");
            if (!digest.equals(input.path("compareDigest").asText(""))) {
                error(payload, "metafields", "The resource has been updated since it was loaded.");
                ((ObjectNode) payload.path("userErrors").get(0)).put("code", "STALE_OBJECT");
                return payload;
            }
        }
        inputs.forEach(input -> remember(
                account(number(input.path("ownerId"))),
                input.path("key").asText(),
                input.path("value").asText()));
        return payload;
    }

    private static String number(JsonNode gid) {
        return gid.asText().replaceFirst(".*/", "");
    }
}
