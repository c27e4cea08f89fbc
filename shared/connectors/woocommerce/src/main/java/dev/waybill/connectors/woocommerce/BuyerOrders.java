package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.BuyerSearch;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders and accounts by an e-mail address. The list of customers takes one ({@code email}), the list of orders a text only ({@code
 * search}), which WooCommerce looks for in the beginning of the bill's address and in more (woocommerce/woocommerce {@code
 * OrdersTableSearchQuery}, {@code WC_Order_Data_Store_CPT::search_orders}; read 2026-11): what comes is looked through once more. An
 * order in the trash is not found.
 */
final class BuyerOrders implements BuyerSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Question ORDERS = new Question("findOrders", "find orders", PATIENCE);
    private static final Question ACCOUNTS = new Question("findCustomer", "tell its customers", PATIENCE);

    private final SystemSpec system;
    private final WooCommerceRest rest;
    private final ShopAnswers orders;
    private final ShopAnswers accounts;

    BuyerOrders(SystemSpec system, WooCommerceRest rest, Clock clock) {
        this.system = system;
        this.rest = rest;
        this.orders = answers(system, clock, "orders", ORDERS);
        this.accounts = answers(system, clock, "customers", ACCOUNTS);
    }

    private static ShopAnswers answers(SystemSpec system, Clock clock, String things, Question question) {
        String next = "nothing: nothing was to be changed; ask again";
        return new ShopAnswers(system.id(), clock, new ShopAnswers.About(things, question, question, next, next));
    }

    @Override
    public Found of(EmailAddress email) {
        String asked = ShopProducts.encoded(email.value());
        List<JsonAt> listed =
                list(orders, ORDERS, "orders?status=any&orderby=date&order=desc&_fields=id,billing&search=" + asked);
        Stream<SubjectRef> bought = listed.stream()
                .filter(order -> WooCommerceBuyer.object(order, "billing")
                        .filter(billing -> isAt(email, billing))
                        .isPresent())
                .map(order -> subject(EntityKind.ORDER, order));
        Stream<SubjectRef> registered =
                list(accounts, ACCOUNTS, "customers?role=all&_fields=id,email&email=" + asked).stream()
                        .filter(account -> isAt(email, account))
                        .map(account -> subject(EntityKind.PARTY, account));
        return new Found(Stream.concat(bought, registered).toList(), listed.size() < MOST);
    }

    private List<JsonAt> list(ShopAnswers answers, Question question, String path) {
        HttpAnswer answer = rest.ask(question, path + "&per_page=" + MOST);
        return answers.read(answer, JsonAt::items);
    }

    private static boolean isAt(EmailAddress email, JsonAt at) {
        return at.textOrEmpty("email").strip().equalsIgnoreCase(email.value());
    }

    private SubjectRef subject(EntityKind kind, JsonAt at) {
        return new SubjectRef(kind, system.id(), at.at("id").code());
    }
}
