package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.BuyerSearch;
import dev.waybill.connectors.shopify.AccountCalls.Identifier;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders by the filter {@code email} of the query {@code orders}, the customer by {@code customerByIdentifier}
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/queries/orders, read 2026-11). A search ignores case, and what comes is looked through
 * once more. Without the scope {@code read_all_orders} the shop tells nothing of orders older than 60 days.
 */
final class ShopifyBuyers implements BuyerSearch {
    private static final Request BOUGHT =
            new Request("findOrders", Effect.READ, "find orders", "read_orders and read_customers", """
            query Bought($query: String!) {
              orders(first: 100, query: $query, sortKey: CREATED_AT, reverse: true) {
                nodes { id email }
                pageInfo { hasNextPage }
              }
            }
            """);

    private final ShopifyGraphql graphql;
    private final AccountCalls accounts;
    private final OldOrders old;
    private final Pause pause;

    ShopifyBuyers(ShopifyGraphql graphql, OldOrders old, Pause pause) {
        this.graphql = graphql;
        this.accounts = new AccountCalls(graphql);
        this.old = old;
        this.pause = pause;
    }

    @Override
    public Found of(EmailAddress email) {
        PatientGraphql shop = new PatientGraphql(graphql, pause);
        String query = "email:" + VariantSearch.quoted(email.value());
        Found bought = shop.ask(
                BOUGHT, JsonNodeFactory.instance.objectNode().put("query", query), data -> bought(data, email));
        Stream<SubjectRef> customers = accounts.find(List.of(new Identifier("emailAddress", email.value()))).stream()
                .map(account -> subject(EntityKind.PARTY, account.party().ref().id()));
        return new Found(
                Stream.concat(bought.subjects().stream(), customers).toList(), bought.isAll() && old.showsAll(shop));
    }

    private Found bought(JsonAt data, EmailAddress email) {
        JsonAt orders = data.at("orders");
        List<SubjectRef> subjects = orders.at("nodes").items().stream()
                .filter(order -> order.textOrEmpty("email").strip().equalsIgnoreCase(email.value()))
                .flatMap(order -> ShopifyIds.read(order.at("id").text()).stream())
                .map(id -> subject(EntityKind.ORDER, id))
                .toList();
        return new Found(subjects, !orders.at("pageInfo").at("hasNextPage").flag());
    }

    private SubjectRef subject(EntityKind kind, String id) {
        return new SubjectRef(kind, graphql.system(), id);
    }
}
