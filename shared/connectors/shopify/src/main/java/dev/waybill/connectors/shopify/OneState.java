package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;

/**
 * The state in which an order was when the first part of it was read.
 *
 * @param order its global id
 * @param updatedAt as the shop wrote it
 */
record OneState(SystemId shop, String order, String updatedAt) {
    static final String UPDATED_AT = "updated_at";

    /**
     * A further part of it.
     *
     * @throws FailureException {@code DOWN} if the order changed meanwhile, so that the parts would not fit together
     */
    JsonNode require(JsonNode part) {
        String now =
                part.path(UPDATED_AT).asText(part.path("order").path(UPDATED_AT).asText(""));
        if (now.equals(updatedAt)) {
            return part;
        }
        throw new FailureException(Failure.of(
                FailureCode.DOWN,
                shop,
                OrderQuery.READ,
                "the order " + ShopifyIds.read(order).orElse("") + " of " + shop + " changed while it was read",
                "nothing: it is asked again"));
    }
}
