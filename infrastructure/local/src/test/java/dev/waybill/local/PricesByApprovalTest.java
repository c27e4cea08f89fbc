package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.PriceTag;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Prices from end to end: demo ERP, real queues and tables, two people's commands, demo shop. */
class PricesByApprovalTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final LinkedBlockingQueue<JsonNode> log = new LinkedBlockingQueue<>();

    @Test
    void a_price_that_is_ten_times_too_low_goes_live_after_two_people_and_comes_back_with_undo(@TempDir Path folder)
            throws Exception {
        try (LocalRun run = LocalRun.start(options(folder), Clock.systemUTC());
                LambdaClient lambda = RedriveByCommandTest.client(folder)) {
            run.log().listen(log::add);
            DemoErp erp = run.erp().orElseThrow();
            erp.books().putItem(new Item("MUG", "A mug", false));
            run.stock(List.of());
            ShopBooks shop = run.shopBooks().orElseThrow();
            shop.offer("shop-es", "MUG", "A mug", 5);
            shop.typePrice("shop-es", "MUG", "11.90");

            erp.books().putPrice(tag("1.00"));
            next("HELD");
            OpenItem held = run.ledger().open(10).getFirst();
            String set = held.subject().id() + ".shop-es";
            assertThat(held.latest().note()).contains("MUG 11.90 EUR → 1.19 EUR", "price-change-over");

            assertThat(asked(lambda, approves(set, "anna"))).isInstanceOf(Answer.ChangesDecided.class);
            assertThat(shop.price("shop-es", "MUG")).contains("11.90");
            assertThat(asked(lambda, approves(set, "anna"))).isInstanceOf(Answer.Refused.class);
            asked(lambda, approves(set, "berta"));
            next("DELIVERED");
            assertThat(shop.price("shop-es", "MUG")).contains("1.19");

            asked(lambda, new Command.UndoChanges(set, new By("anna", "a zero was missing")));
            next("DELIVERED");
            assertThat(shop.price("shop-es", "MUG")).contains("11.90");
            assertThat(run.ledger().open(10)).isEmpty();
        }
    }

    private static Command approves(String set, String who) {
        return new Command.DecideChanges(set, true, Set.of(), Optional.empty(), new By(who, "agreed"));
    }

    private static PriceTag tag(String price) {
        return new PriceTag("MUG", new BigDecimal(price), "EUR", new BigDecimal("19"), BigDecimal.ZERO, Instant.EPOCH);
    }

    /** What is waited for is what becomes of prices. */
    private void next(String outcome) throws InterruptedException {
        while (true) {
            JsonNode line = log.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no prices were " + outcome);
            }
            boolean prices = line.path("message").asText().equals("delivery.attempted")
                    && line.path("flow").asText().equals("items-to-shops");
            if (prices && line.path("outcome").asText().equals(outcome)) {
                return;
            }
        }
    }

    private static Answer asked(LambdaClient lambda, Command command) {
        InvokeResponse response = lambda.invoke(request -> request.functionName("RedriveFailuresFunction")
                .payload(SdkBytes.fromUtf8String(CommandJson.write(command))));
        assertThat(response.functionError()).isNull();
        return AnswerJson.read(response.payload().asUtf8String());
    }

    private static LocalOptions options(Path folder) throws IOException {
        String usual = Files.readString(ROOT.resolve("infrastructure/config/waybill.yaml"));
        Path file = Files.writeString(
                folder.resolve("waybill.yaml"), usual.replaceFirst("(data: item.price,.*)every 1m", "$1every 1s"));
        return new LocalOptions(
                ROOT,
                Optional.of(folder),
                Optional.empty(),
                Optional.of(file),
                LocalOptions.Ports.free(),
                Optional.of(Duration.ofSeconds(1)),
                LocalOptions.Elsewhere.NOTHING,
                Optional.empty());
    }
}
