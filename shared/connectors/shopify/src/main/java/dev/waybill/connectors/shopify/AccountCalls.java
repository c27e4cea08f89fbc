package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The calls about customers: {@code customerByIdentifier}, which unlike the search {@code customers} knows of what was written a moment ago,
 * {@code customerCreate}, {@code customerUpdate}, {@code metafieldsSet}, and the address book's {@code customerAddressCreate}, {@code
 * customerAddressUpdate} and {@code customerAddressDelete} (https://shopify.dev/docs/api/admin-graphql/2026-07, read 2026-11).
 */
record AccountCalls(ShopifyGraphql graphql) {
    static final String FIND = "findCustomer";
    static final String WRITE = "writeCustomer";

    private static final String SCOPES =
            "read_customers and write_customers, with its access to protected customer data,";
    private static final String TAKES = "take customers";

    /** Each costs some sixty points, of which one call may cost 1,000. */
    private static final int MOST_IDENTIFIERS = 10;

    /** Each costs some fifteen points. */
    private static final Request SEARCH =
            new Request(FIND, Effect.READ, "tell its customers", SCOPES, """
            query Alike($query: String!) {
              customers(first: 50, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { %s } }
            }
            """.formatted(ShopAccount.fields(5)));

    private static final Request OPEN =
            new Request(WRITE, Effect.WRITE, TAKES, SCOPES, """
            mutation OpenAccount($input: CustomerInput!) {
              customerCreate(input: $input) { customer { %s } userErrors { field message } }
            }
            """.formatted(ShopAccount.FIELDS));

    private static final Request CHANGE = new Request(WRITE, Effect.WRITE, TAKES, SCOPES, """
            mutation ChangeAccount($input: CustomerInput!) {
              customerUpdate(input: $input) { userErrors { field message } }
            }
            """);

    private static final Request REMEMBER = new Request(WRITE, Effect.WRITE, TAKES, SCOPES, """
            mutation RememberAccount($metafields: [MetafieldsSetInput!]!) {
              metafieldsSet(metafields: $metafields) { userErrors { field message code } }
            }
            """);

    SystemId shop() {
        return graphql.system();
    }

    static String globalId(String customer) {
        return "gid://shopify/Customer/" + customer;
    }

    /** One way to name a customer: by {@code id}, {@code emailAddress} or {@code phoneNumber}. */
    record Identifier(String by, String value) {}

    /** Those that there are, each once. */
    List<ShopAccount> find(List<Identifier> identifiers) {
        List<ShopAccount> found = new ArrayList<>();
        for (int from = 0; from < identifiers.size(); from += MOST_IDENTIFIERS) {
            List<Identifier> some = identifiers.subList(from, Math.min(identifiers.size(), from + MOST_IDENTIFIERS));
            ObjectNode variables = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < some.size(); i++) {
                variables.putObject("i" + i).put(some.get(i).by(), some.get(i).value());
            }
            found.addAll(graphql.send(
                    new Request(FIND, Effect.READ, "tell its customers", SCOPES, query(some.size())),
                    variables,
                    data -> IntStream.range(0, some.size())
                            .mapToObj(i -> data.find("c" + i))
                            .flatMap(Optional::stream)
                            .map(account -> ShopAccount.of(account, shop()))
                            .toList()));
        }
        return found.stream().distinct().map(ShopAccount::requireWhole).toList();
    }

    /** The latest who fit a search, to be looked at: not all addresses of theirs. */
    List<ShopAccount> search(String query) {
        return graphql.send(
                SEARCH,
                JsonNodeFactory.instance.objectNode().put("query", query),
                data -> data.at("customers").list("nodes").stream()
                        .map(account -> ShopAccount.of(account, shop()))
                        .toList());
    }

    private static String query(int size) {
        String names = IntStream.range(0, size)
                .mapToObj(i -> "$i" + i + ": CustomerIdentifierInput!")
                .collect(Collectors.joining(", "));
        String parts = IntStream.range(0, size)
                .mapToObj(i -> "  c%1$d: customerByIdentifier(identifier: $i%1$d) { ...Account }\n".formatted(i))
                .collect(Collectors.joining());
        return "query Accounts(" + names + ") {\n" + parts + "}\nfragment Account on Customer { " + ShopAccount.FIELDS
                + " }\n";
    }

    /**
     * What the shop did.
     *
     * @param account as it is now; empty where it refused
     */
    record Opened(Optional<ShopAccount> account, List<JsonAt> errors) {}

    /** All of it or nothing. */
    Opened open(ObjectNode input) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.set("input", input);
        return graphql.send(OPEN, variables, data -> {
            JsonAt answer = data.at("customerCreate");
            List<JsonAt> errors = answer.list("userErrors");
            return new Opened(
                    errors.isEmpty() ? Optional.of(ShopAccount.of(answer.at("customer"), shop())) : Optional.empty(),
                    errors);
        });
    }

    /**
     * Changes the customer itself.
     *
     * @return what the shop has against it; nothing was done if there is anything
     */
    List<JsonAt> change(ObjectNode input) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.set("input", input);
        return graphql.send(CHANGE, variables, data -> data.at("customerUpdate").list("userErrors"));
    }

    /** All of them or none, and only over what was read; see {@link #change}. */
    List<JsonAt> remember(ArrayNode metafields) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.set("metafields", metafields);
        return graphql.send(
                REMEMBER, variables, data -> data.at("metafieldsSet").list("userErrors"));
    }

    /** In the order of the book's entries; what the shop has against one of them does not keep the others. */
    List<JsonAt> write(AddressBook book) {
        return graphql.send(
                new Request(WRITE, Effect.WRITE, TAKES, SCOPES, book.mutation()),
                book.variables(),
                data -> data.members().stream()
                        .flatMap(part -> data.at(part).list("userErrors").stream())
                        .toList());
    }
}
