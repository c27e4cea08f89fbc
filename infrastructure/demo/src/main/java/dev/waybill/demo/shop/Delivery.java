package dev.waybill.demo.shop;

import dev.waybill.domain.message.Body;
import java.util.HashMap;
import java.util.Map;

/** One webhook as a shop sends it. */
public record Delivery(Product product, String topic, Map<String, String> headers, Body body) {
    public Delivery {
        headers = Map.copyOf(headers);
    }

    /** The same webhook with another body, not signed for it. */
    public Delivery withBody(Body changed) {
        return new Delivery(product, topic, headers, changed);
    }

    public Delivery withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Delivery(product, topic, more, body);
    }

    /** As the shop signs it. */
    public Delivery signed(String secret) {
        return withHeader(product.signatureHeader(), Product.signature(body, secret));
    }

    /** One byte is another one now; signed for what it was. */
    public Delivery tampered() {
        byte[] bytes = body.bytes();
        bytes[bytes.length / 2] ^= 1;
        return withBody(Body.of(bytes));
    }
}
