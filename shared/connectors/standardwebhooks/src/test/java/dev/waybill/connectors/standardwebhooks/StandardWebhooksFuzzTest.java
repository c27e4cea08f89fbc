package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import dev.waybill.testkit.fuzz.WebhookFuzz;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Messages about stock, changed in every way; how many: {@code dev.waybill.testkit.fuzz.Fuzzing}. */
@Tag("fuzz")
final class StandardWebhooksFuzzTest {
    private static final WebhookFuzz FUZZ = new WebhookFuzz(connector(), genuine());

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void only_what_the_warehouse_signed_is_believed(@ForAll Random chance) {
        FUZZ.signatures(chance.nextLong());
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatever_comes_is_about_something(@ForAll Random chance) {
        FUZZ.notices(chance.nextLong());
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatever_comes_names_items_or_says_why_not(@ForAll Random chance) {
        FUZZ.items(chance.nextLong());
    }

    private static Connector connector() {
        return new StandardWebhooksType()
                .connect(
                        new SystemSpec(
                                Signed.WMS,
                                "standard-webhooks",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("url", "https://wms.example", "items.MUG-BOX", "MUG"),
                                Optional.empty()),
                        new Surroundings(
                                new MemorySecrets(Map.of(Signatures.CURRENT, Signed.SECRET)),
                                call -> {
                                    throw new AssertionError("a webhook calls nobody");
                                },
                                SettableClock.atNoon()));
    }

    private static List<RawWebhook> genuine() {
        return Stream.of(
                        "{\"type\":\"stock.changed\",\"timestamp\":\"2026-11-23T11:59:58Z\",\"data\":{\"items\":[{\"sku\":\"MUG\"}]}}",
                        "{\"data\":{\"items\":[{\"sku\":\"MUG\",\"available\":7.5},{\"sku\":\"TASSE-Ä\"},{\"sku\":4711}]},\"type\":\"stock.changed\"}",
                        "{\"type\":\"stock.counted\",\"data\":{}}")
                .map(body -> Signed.with(
                        Signed.unsigned("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", body), Signed.SECRET, Signed.NOON))
                .toList();
    }
}
