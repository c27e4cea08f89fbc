package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlWork.Piece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One order of a shop with its money and its metafields, as the pages of {@code Order}, {@code metafieldsSet} and {@code
 * orderCancel} describe them; not recorded from a real shop.
 */
final class GraphqlOrder {
    static final String ID = "5550001";
    private static final String GID = "gid://shopify/Order/" + ID;

    final GraphqlWork work = new GraphqlWork();
    final GraphqlParcels parcels = new GraphqlParcels(work);
    /** For each time that it was called off, whether the goods went back into the shop's stock. */
    final List<Boolean> restocked = new ArrayList<>();

    private final Map<String, String> metafields = new TreeMap<>();
    private final Map<String, String> digests = new TreeMap<>();
    private BigDecimal total = new BigDecimal("29.35");
    private BigDecimal discrepancy = BigDecimal.ZERO;
    private String financial = "PAID";
    private boolean cancelled;
    private boolean slow;
    private int writes;
    private Optional<Runnable> meanwhile = Optional.empty();

    /** The shop, with this order in it. */
    GraphqlShop in(GraphqlShop shop) {
        return shop.with("fulfillmentCreate(", parcels::send)
                .with("fulfillmentTrackingInfoUpdate(", parcels::update)
                .with("metafieldsSet(", this::write)
                .with("orderCancel(", this::cancel)
                .with("fulfillmentLineItems(", parcels::content)
                .with("fulfillments(", request -> parcels.listParcels())
                .with("fulfillmentOrders(", work::listWork)
                .with("fulfillmentOrder(", work::lines)
                .with("metafield(", this::read);
    }

    String metafield(String key) {
        return Objects.requireNonNull(metafields.get(key), key);
    }

    /** What people read about its documents. */
    List<String> lines() {
        return metafields.getOrDefault("documents", "").lines().toList();
    }

    /** Somebody writes it. */
    void writes(String key, String value) {
        metafields.put(key, value);
        digests.put(key, "digest-" + ++writes);
    }

    void deletes(String key) {
        metafields.remove(key);
        digests.remove(key);
    }

    /** Somebody does this just before each of our writes. */
    void beforeEachWrite(Runnable some) {
        meanwhile = Optional.of(some);
    }

    void isPaid(String status) {
        financial = status;
    }

    /** Money is given back for nothing in particular, as {@code refundCreate} without lines does. */
    void refunds(String amount) {
        discrepancy = discrepancy.subtract(new BigDecimal(amount));
    }

    /** Goods are taken back, and so much is paid for them, whatever they cost. */
    void takesBack(String sku, long quantity, String price, String paidBack) {
        Piece piece = work.pieces.stream()
                .filter(one -> one.sku.equals(sku))
                .findFirst()
                .orElseThrow();
        piece.ordered -= quantity;
        total = total.subtract(new BigDecimal(price));
        discrepancy = discrepancy.add(new BigDecimal(price)).subtract(new BigDecimal(paidBack));
    }

    /** The order is edited: so much more of it, for so much more. */
    void adds(String sku, long quantity, String price) {
        work.orders(sku, quantity, GraphqlInventory.HERE);
        total = total.add(new BigDecimal(price));
    }

    /** Calling off is done some time after it was asked for. */
    void isSlow() {
        slow = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    ObjectNode read(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode data = answer.putObject("data");
        if (!request.path("variables").path("id").asText().equals(GID)) {
            data.putNull("order");
            return answer;
        }
        long left = work.pieces.stream().mapToLong(piece -> piece.ordered).sum();
        ObjectNode order = data.putObject("order").put("id", GID).put("name", "#1001");
        order.put("cancelledAt", cancelled ? "2026-11-24T10:00:00Z" : null);
        order.put("displayFinancialStatus", financial).put("displayFulfillmentStatus", shipped());
        order.put("currentSubtotalLineItemsQuantity", cancelled ? 0 : left);
        money(order, "currentTotalPriceSet", total);
        money(order, "refundDiscrepancySet", discrepancy);
        for (String key : List.of("shown", "documents")) {
            if (metafields.containsKey(key)) {
                order.putObject(key).put("value", metafields.get(key)).put("compareDigest", digests.get(key));
            } else {
                order.putNull(key);
            }
        }
        return answer;
    }

    private String shipped() {
        boolean some = work.pieces.stream().anyMatch(piece -> piece.sent > 0);
        boolean all = work.pieces.stream().allMatch(piece -> piece.open() == 0);
        return some && all ? "FULFILLED" : some ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
    }

    private static void money(ObjectNode order, String member, BigDecimal amount) {
        order.putObject(member)
                .putObject("shopMoney")
                .put("amount", amount.toPlainString())
                .put("currencyCode", "EUR");
    }

    /** All of them or none, and only over what the writer has read. */
    ObjectNode write(JsonNode request) {
        meanwhile.ifPresent(Runnable::run);
        JsonNode inputs = request.path("variables").path("metafields");
        for (JsonNode input : inputs) {
            String read = input.path("compareDigest").isNull()
                    ? ""
                    : input.path("compareDigest").asText();
            if (!read.equals(digests.getOrDefault(input.path("key").asText(), ""))) {
                return errors("metafieldsSet", "userErrors", "STALE_OBJECT", "The metafield has been modified.");
            }
            if (!input.path("ownerId").asText().equals(GID)
                    || !input.path("namespace").asText().equals("waybill")
                    || input.path("value").asText().isBlank()) {
                return errors("metafieldsSet", "userErrors", "INVALID", "The input value is invalid.");
            }
        }
        inputs.forEach(
                input -> writes(input.path("key").asText(), input.path("value").asText()));
        return errors("metafieldsSet", "userErrors", "", "");
    }

    ObjectNode cancel(JsonNode request) {
        JsonNode variables = request.path("variables");
        if (variables.path("refund").path("originalPaymentMethodsRefund").asBoolean(true)) {
            throw new AssertionError("money would be given back");
        }
        if (cancelled) {
            return errors("orderCancel", "orderCancelUserErrors", "INVALID", "Order has already been cancelled");
        }
        if (!parcels.live().isEmpty()) {
            return errors(
                    "orderCancel", "orderCancelUserErrors", "INVALID", "Cannot cancel an order with fulfillments");
        }
        if (!slow) {
            discrepancy = discrepancy.add(total);
            total = BigDecimal.ZERO;
            cancelled = true;
            work.pieces.forEach(piece -> piece.ordered = 0);
        }
        if (variables.path("notify").asBoolean()) {
            parcels.mails.add("cancelled");
        }
        restocked.add(variables.path("restock").asBoolean());
        return errors("orderCancel", "orderCancelUserErrors", "", "");
    }

    private static ObjectNode errors(String mutation, String member, String code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = answer.putObject("data").putObject(mutation).putArray(member);
        if (!code.isEmpty()) {
            errors.addObject().put("code", code).put("message", message).putArray("field");
        }
        return answer;
    }
}
