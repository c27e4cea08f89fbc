package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.LocalParameters;
import dev.waybill.domain.landscape.Revision;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That nothing of it is in the heap of a snapshot, a test in infrastructure/checks looks for, in the heap. */
class PrimingTest {
    private final LocalAws aws = LocalAws.shared();
    private final LocalParameters parameters = LocalParameters.start();

    @AfterEach
    void stop() {
        parameters.close();
    }

    @Test
    void the_rehearsal_goes_the_whole_way_of_a_webhook() {
        APIGatewayV2HTTPResponse answer = Priming.rehearse();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"accepted\",\"messages\":1}");
    }

    @Test
    void before_the_snapshot_no_secret_is_read_and_after_it_the_first_webhook_reads_it()
            throws NoSuchAlgorithmException {
        parameters.put("/waybill/shop-es", "{\"webhook-secret\":\"only-for-tests-4f1c\"}");
        ReceiveWebhookHandler handler = new ReceiveWebhookHandler(environment());
        Priming priming = new Priming();
        priming.register();

        priming.beforeCheckpoint(Core.getGlobalContext());

        assertThat(parameters.asked()).isZero();
        priming.afterRestore(Core.getGlobalContext());
        assertThat(handler.answer(Events.read("order-updated")).getStatusCode()).isEqualTo(200);
        assertThat(parameters.asked()).isEqualTo(1);
    }

    @Test
    void a_restored_copy_asks_for_addresses_anew() {
        new Priming().register();

        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("0");
    }

    private Map<String, String> environment() {
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(ReceiveWebhookTest.landscape(), "", "test", "test", Instant.EPOCH));
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("AWS_ENDPOINT_URL_SSM", parameters.endpoint());
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", aws.queue("OrdersQueue"));
        environment.put("STOCK_QUEUE_URL", aws.queue("StockQueue"));
        environment.put("DOCUMENTS_QUEUE_URL", aws.queue("DocumentsQueue"));
        environment.put("PARTIES_QUEUE_URL", aws.queue("PartiesQueue"));
        return environment;
    }
}
