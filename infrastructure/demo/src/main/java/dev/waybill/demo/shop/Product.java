package dev.waybill.demo.shop;

import dev.waybill.domain.message.Body;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The shop products whose webhooks the demo can send; both sign the body with HMAC-SHA256 in base64. */
public enum Product {
    WOOCOMMERCE("woocommerce", "X-WC-Webhook-Signature"),
    SHOPIFY("shopify", "X-Shopify-Hmac-Sha256");

    private final String connector;
    private final String header;

    Product(String connector, String header) {
        this.connector = connector;
        this.header = header;
    }

    /** Name of the connector that understands it. */
    public String connector() {
        return connector;
    }

    String signatureHeader() {
        return header;
    }

    static String signature(Body body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
