package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Payment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what was paid: from {@code transactions} where the body has them (REST), else from the names of the payment methods and what
 * is outstanding (webhooks). Gift cards are among them.
 */
final class ShopifyPayments {
    private ShopifyPayments() {}

    static List<Payment> translate(JsonAt order, ShopMoney money) {
        List<JsonAt> transactions = order.list("transactions");
        return transactions.isEmpty() ? summary(order, money) : received(transactions, money);
    }

    private static List<Payment> received(List<JsonAt> transactions, ShopMoney money) {
        return transactions.stream()
                .filter(transaction -> transaction.textOrEmpty("status").equals("success"))
                .filter(transaction -> List.of("sale", "capture").contains(transaction.textOrEmpty("kind")))
                .filter(transaction -> inShopCurrency(transaction, money))
                .map(transaction -> new Payment(
                        transaction.textOrEmpty("gateway"),
                        money.require(transaction, "amount"),
                        transaction.findText("authorization"),
                        true))
                .toList();
    }

    private static boolean inShopCurrency(JsonAt transaction, ShopMoney money) {
        return transaction.find("amount_set").isPresent()
                || transaction.textOrEmpty("currency").equals(money.currency().getCurrencyCode());
    }

    private static List<Payment> summary(JsonAt order, ShopMoney money) {
        String methods =
                order.list("payment_gateway_names").stream().map(JsonAt::text).collect(Collectors.joining(" + "));
        if (methods.isEmpty()) {
            return List.of();
        }
        Money total = money.orZero(order, "total_price");
        Money paid = money.find(order, "total_outstanding").map(total::minus).orElseGet(money::zero);
        boolean settled = paid.amount().signum() > 0;
        return List.of(new Payment(methods, settled ? paid : total, Optional.empty(), settled));
    }
}
