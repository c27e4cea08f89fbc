package dev.waybill.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything here that holds a secret, printed as a careless log line or an exception's message would. */
class HiddenTest {
    private static final String SECRET = "s3cret-4f1c";
    private static final SystemId ERP = new SystemId("erp");
    private static final Map<String, String> HEADERS =
            Map.of("authorization", "Bearer " + SECRET, "set-cookie", "session=" + SECRET);
    private static final Body BODY = Body.of("{\"token\":\"" + SECRET + "\"}");

    @Test
    void nothing_that_holds_a_secret_prints_it() {
        URI address = URI.create("https://ana:" + SECRET + "@erp.example/x?key=" + SECRET);
        List<Object> holders = List.of(
                new Secret(SECRET),
                new HttpCall(ERP, "read", Effect.READ, "GET", address, HEADERS, BODY, Duration.ofSeconds(1)),
                new HttpAnswer(200, HEADERS, BODY),
                new RawWebhook(ERP, HEADERS, BODY, Instant.EPOCH));

        assertThat(holders).allSatisfy(holder -> assertThat(holder.toString()).doesNotContain(SECRET));
    }
}
