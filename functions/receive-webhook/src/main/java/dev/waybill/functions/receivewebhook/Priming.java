package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Before SnapStart takes its snapshot, one webhook of a shop that does not exist goes the whole way, so that all that a first webhook
 * loads and compiles is in the snapshot. The parts it goes through are its own and are thrown away: nothing goes out, no secret and no
 * credentials are read, and no configuration, time or id stays in the snapshot
 * (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html, read 2026-11). What makes ids takes its chance from the
 * operating system at each use, so two copies of one snapshot differ.
 */
final class Priming implements Resource {
    private static final String SHOP = "rehearsal-shop";
    private static final String ERP = "rehearsal-erp";
    private static final String KEY = "no secret, it signs for nobody";
    private static final String ORDER =
            "{\"id\":1,\"number\":\"1\",\"status\":\"processing\",\"date_modified_gmt\":\"2026-01-01T00:00:00\"}";

    /** Lambda's context keeps it only weakly: whoever registers it must keep it. */
    void register() {
        // A restored copy may be elsewhere: an address of before would be of no use.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Core.getGlobalContext().register(this);
    }

    /** @throws IllegalStateException if the webhook is not accepted: such a version must not be published */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws NoSuchAlgorithmException {
        SSLContext.getDefault(); // reads the trusted certificates, as the first call to AWS would
        APIGatewayV2HTTPResponse answer = rehearse();
        if (answer.getStatusCode() != 200) {
            throw new IllegalStateException(
                    "the rehearsal before the snapshot was answered with " + answer.getStatusCode() + ", expected 200");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was kept that would be old by now.
    }

    static APIGatewayV2HTTPResponse rehearse() {
        ReceiveWebhookHandler handler = new ReceiveWebhookHandler(ReceiveWebhookWiring.rehearsing(landscape(), KEY));
        try {
            APIGatewayV2HTTPResponse answer = handler.answer(EventJson.read(new ByteArrayInputStream(webhook())));
            EventJson.write(answer, OutputStream.nullOutputStream());
            return answer;
        } catch (IOException impossible) {
            throw new UncheckedIOException("the rehearsal's event is read from memory", impossible);
        }
    }

    private static Landscape landscape() {
        List<SystemSpec> systems = List.of(system(SHOP, "woocommerce"), system(ERP, "tryton"));
        Route orders = new Route("orders-to-erp", new SystemPattern(SHOP), new SystemPattern(ERP), List.of());
        return new Landscape(1, systems, new OwnershipMap(List.of()), List.of(orders));
    }

    private static SystemSpec system(String id, String connector) {
        Map<String, String> settings = Map.of("url", "https://" + id + ".invalid", "database", "none");
        return new SystemSpec(
                new SystemId(id), connector, Optional.empty(), Optional.empty(), settings, Optional.of("/" + id));
    }

    private static byte[] webhook() {
        byte[] order = ORDER.getBytes(StandardCharsets.UTF_8);
        byte[] signature = Signatures.hmac(KEY.getBytes(StandardCharsets.UTF_8), order);
        String event = """
                {"headers": {"x-wc-webhook-topic": "order.updated", "x-wc-webhook-signature": "%s"},
                 "pathParameters": {"system": "%s"}, "body": "%s", "isBase64Encoded": true}""".formatted(base64(signature), SHOP, base64(order));
        return event.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
