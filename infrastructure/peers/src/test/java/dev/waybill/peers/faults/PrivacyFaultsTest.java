package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A privacy request calls no system: it can only suffer from our own deaths, tables and queues. It waits for a person, once. */
class PrivacyFaultsTest {
    private static final String HELD = "held for a person, once";

    private final FaultTable table = new FaultTable("privacy-requests", List.of("receive", "claim", "record"));

    private static Way way() {
        FakeShop shop = new FakeShop();
        FakeErp erp = new FakeErp();
        return new Way(
                LandscapeFixture.shopsAndErp(shop.name(), erp.name()).build(1),
                Map.of(shop.name(), shop, erp.name(), erp),
                Map.of());
    }

    private static int hears(Way way) {
        return way.hears(new RawWebhook(
                        new SystemId("shop-es"),
                        Map.of("token", "genuine", "privacy", "yes"),
                        Body.of("customer-7"),
                        way.clock.instant()))
                .status();
    }

    private static String ended(Way way, String words) {
        way.settles();
        assertThat(way.isIdle()).isTrue();
        assertThat(way.deadLetters.all()).isEmpty();
        assertThat(way.ledger.open(10)).singleElement().satisfies(item -> {
            isHeld(item.latest());
            assertThat(way.ledger.kept(item.opened().by())).isPresent();
        });
        return words + " → " + HELD;
    }

    private static void isHeld(Operation operation) {
        assertThat(operation.ending()).isEqualTo(Ending.HELD);
        assertThat(operation.failure().orElseThrow().code()).isEqualTo(FailureCode.PRIVACY_REQUEST);
    }

    @Test
    void every_step_struck_leaves_one_question_to_a_person() throws IOException {
        for (int step = 1; step <= 2; step++) {
            Way way = way();
            assertThat(hears(way)).isEqualTo(200);
            way.carries(Crash.afterStep(step));
            table.put("process dies after it", step, ended(way, "died"));
        }
        for (Gate.Fault fault : Gate.Fault.values()) {
            table.put("queue " + fault.word(), 0, notTaken(fault));
            table.put("ledger " + fault.word(), 1, missed("Ledger.claim", fault));
            table.put("ledger " + fault.word(), 2, missed("Ledger.record", fault));
        }
        System.out.println(table.text());
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("fault-matrix-privacy.txt"), table.text());
        assertThat(Stream.of(table.text().split("\n", -1)).filter(line -> line.contains(HELD)))
                .hasSize(5);
    }

    private static String notTaken(Gate.Fault fault) {
        Way way = way();
        way.gate().fail("DeliveryQueue.send", fault);
        assertThat(hears(way)).isEqualTo(503);
        way.gate().heal();
        assertThat(hears(way)).isEqualTo(200);
        return ended(way, "503 → sent again");
    }

    private static String missed(String call, Gate.Fault fault) {
        Way way = way();
        hears(way);
        way.gate().fail(call, fault);
        way.carries(StepProbe.NONE);
        assertThat(way.gate().hasStruck()).isTrue();
        way.gate().heal();
        return ended(way, "waited");
    }
}
