package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Dead letters from end to end: real queues and tables, Lambda's own interface, the schedule of the template. */
class RedriveByCommandTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SystemId SHOP = new SystemId("shop-es");

    private final LinkedBlockingQueue<JsonNode> log = new LinkedBlockingQueue<>();

    @Test
    void what_failed_is_redriven_by_command_and_swept_by_the_schedule_and_what_sqs_gave_up_is_adopted(
            @TempDir Path folder) throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder).withPatience(Duration.ofSeconds(1));
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender();
                LambdaClient lambda = client(folder)) {
            run.log().listen(log::add);
            DemoErp erp = filled(run);

            erp.suffer(Fault.STUBBORN);
            shop.send(order(run, 7001), run.webhooks("shop-es"));
            assertThat(next(outcome("FAILED")).path("code").asText()).isEqualTo("TARGET_REFUSED");
            assertThat(next(round()).path("waiting").asInt()).isEqualTo(1);

            erp.heal();
            Answer answer = redrive(lambda, new Selection.OfOrder("7001", Optional.of(SHOP)));
            assertThat(answer).isInstanceOfSatisfying(Answer.Redriven.class, redriven -> assertThat(redriven.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.queued()).isTrue()));
            next(outcome("DELIVERED"));
            next(round().and(line -> line.path("removed").asInt() == 1));
            assertThat(erp.books().orders()).isEqualTo(1);

            giveUp(run, message(order(run, 7002)));
            next(round().and(line -> line.path("adopted").asInt() == 1));
            redrive(lambda, new Selection.All());
            next(outcome("DELIVERED"));
            assertThat(erp.books().orders()).isEqualTo(2);
            assertThat(run.ledger().open(10)).isEmpty();
        }
    }

    private JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            JsonNode line = log.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the line that was waited for did not come");
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    private static Predicate<JsonNode> outcome(String outcome) {
        return line -> line.path("message").asText().equals("delivery.attempted")
                && line.path("flow").asText().equals("orders-to-erp")
                && line.path("outcome").asText().equals(outcome);
    }

    private static Predicate<JsonNode> round() {
        return line -> line.path("message").asText().equals("redrive.round");
    }

    private static Answer redrive(LambdaClient lambda, Selection selection) {
        By anna = new By("anna", "the ERP was told");
        Command command = new Command.Redrive(selection, Terms.STANDARD, anna, Edit.NONE, false);
        InvokeResponse response = lambda.invoke(request -> request.functionName("RedriveFailuresFunction")
                .payload(SdkBytes.fromUtf8String(CommandJson.write(command))));
        assertThat(response.functionError()).isNull();
        return AnswerJson.read(response.payload().asUtf8String());
    }

    /** What SQS's own redrive policy does with a message that was received too often: as it came, with nothing beside it. */
    private static void giveUp(LocalRun run, Envelope message) {
        run.sqs().sendMessage(request -> request.queueUrl(run.name("ORDERS_DEAD_LETTER_QUEUE_URL"))
                .messageGroupId(message.group())
                .messageDeduplicationId(message.key())
                .messageBody(EnvelopeJson.write(message)));
    }

    private static Envelope message(Delivery order) {
        return new Envelope(
                "orders-to-erp",
                SHOP,
                new SystemId("erp"),
                SubjectRef.parse("order#shop-es#7002"),
                order.topic(),
                order.body().hash(),
                Optional.empty(),
                Instant.now(),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                order.body(),
                Envelope.Redriven.NO);
    }

    private static Delivery order(LocalRun run, long id) {
        String secret = run.secret(run.landscape().system(SHOP).orElseThrow(), "webhook-secret")
                .orElseThrow();
        return SampleOrders.wooCommerce(id, Instant.now()).signed(secret);
    }

    private static DemoErp filled(LocalRun run) {
        DemoErp erp = run.erp().orElseThrow();
        erp.books().putItem(new Item("TS-BLUE", "Blue", false));
        run.stock(List.of());
        return erp;
    }

    static LambdaClient client(Path folder) throws Exception {
        JsonNode instance =
                new ObjectMapper().readTree(folder.resolve("waybill-local.json").toFile());
        return LambdaClient.builder()
                .endpointOverride(
                        URI.create(instance.path("AWS_ENDPOINT_URL_LAMBDA").asText()))
                .region(Region.of(instance.path("AWS_REGION").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        instance.path("AWS_ACCESS_KEY_ID").asText(),
                        instance.path("AWS_SECRET_ACCESS_KEY").asText())))
                .build();
    }
}
