package dev.waybill.functions.deliverparties;

import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.PartyFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliverPartiesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final World world = new World();

    private List<PlacedParty> parties() {
        return world.erp.parties().all();
    }

    @Test
    void the_same_customer_of_two_shops_is_made_once_and_both_messages_leave_the_queue() {
        world.queue(ana("shop-es:25").customer(), NOON);
        world.queue(ana("shop-fr:7").customer(), NOON);

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(parties()).singleElement().satisfies(party -> assertThat(party.references())
                .hasSize(2));
    }

    @Test
    void a_change_costs_three_write_units_and_at_most_one_read_unit() {
        world.queue(ana("shop-es:25").customer(), NOON);
        world.poll();
        world.counter.reset();
        world.queue(ana("shop-es:25").email("new@ruiz.example").customer(), NOON.plusSeconds(1));

        world.poll();

        assertThat(parties().getFirst().emails()).containsExactly("new@ruiz.example");
        assertThat(world.counter.writeUnits()).isLessThanOrEqualTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Test
    void what_the_erp_owns_of_a_customer_is_written_to_the_account_of_the_shop() {
        SystemId shop = new SystemId("shop-es");
        Customer ana = ana("erp:17").terms("60 days").customer();
        world.shop
                .accounts(shop)
                .entered(new PlacedParty(
                        new ExternalRef(shop, "25", "25"),
                        Set.of(PartyReference.of(shop, "25")),
                        ana.name(),
                        List.of(),
                        ana.contacts(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        world.queueFor(shop, ana, NOON);

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.shop.accounts(shop).party(25).paymentTerms()).contains("60 days");
    }

    @Test
    void what_is_ambiguous_is_held_and_leaves_the_queue() {
        world.queue(ana("shop-es:25").customer(), NOON);
        world.queue(
                PartyFixture.named("shop-fr:7", "Eva Paz", "ana@ruiz.example").customer(), NOON);

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(parties()).hasSize(1);
        assertThat(world.deadLetters()).as("held, not failed").isEmpty();
    }

    @Test
    void neither_log_nor_history_has_what_customers_wrote() {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        World logged;
        try {
            logged = new World();
            logged.queue(ana("shop-es:25").taxId("B12345678").terms("30 days").customer(), NOON);
            logged.queue(
                    PartyFixture.named("shop-fr:7", "Eva Paz", "ana@ruiz.example")
                            .customer(),
                    NOON);
            logged.queue(
                    PartyFixture.named("shop-fr:8", "Iker Rey", "iker@rey.example")
                            .taxId("B1234")
                            .customer(),
                    NOON);
            assertThat(logged.poll().getBatchItemFailures()).isEmpty();
        } finally {
            System.setOut(before);
        }
        String lines = said.toString(StandardCharsets.UTF_8);
        assertThat(lines).contains("PARTY_AMBIGUOUS", "PARTY_UNFIT", "party#shop-es#25");
        List<String> history = List.of("shop-es#25", "shop-fr#7", "shop-fr#8").stream()
                .map(subject ->
                        logged.history(SubjectRef.parse("party#" + subject)).toString())
                .toList();
        assertThat(history).hasSize(3).allSatisfy(text -> assertThat(text).contains("party shop-"));
        for (String text : List.of(lines, history.toString())) {
            assertThat(text.toLowerCase(Locale.ROOT))
                    // No shorter pieces: times and ids hold any three letters or digits sooner or later.
                    .doesNotContain(
                            "ana ruiz",
                            "ana@",
                            "ruiz",
                            "eva paz",
                            "iker rey",
                            "rey.example",
                            "mayor",
                            "12345678",
                            "b1234",
                            "345678",
                            "912 34",
                            "912345");
        }
    }

    @Test
    void what_the_erp_refuses_is_a_dead_letter_at_once_with_its_reason() {
        world.erp.parties().failNextWrites(Fault.REFUSED);
        world.queue(ana("shop-es:25").customer(), NOON);

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.deadLetters()).hasSize(1).first().satisfies(letter -> assertThat(letter.messageAttributes())
                .anySatisfy((name, value) -> assertThat(value.stringValue()).isEqualTo("TARGET_REFUSED")));
    }

    @Test
    void what_must_wait_is_shown_again() {
        world.erp.goesDown();
        world.queue(ana("shop-es:25").customer(), NOON);

        assertThat(world.poll().getBatchItemFailures()).hasSize(1);
        assertThat(parties()).isEmpty();
    }

    @Test
    void the_sample_events_are_what_lambda_passes_in() throws IOException {
        SQSEvent customer = sample("one-customer");
        SQSEvent stranger = sample("not-a-message");

        assertThat(EnvelopeJson.read(customer.getRecords().getFirst().getBody()).flow())
                .isEqualTo("customers-to-erp");
        assertThatThrownBy(
                        () -> EnvelopeJson.read(stranger.getRecords().getFirst().getBody()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE", "l",
                "OWNERSHIP_TABLE", "o",
                "PARTIES_QUEUE_URL", "q",
                "PARTIES_DEAD_LETTER_QUEUE_URL", "d");

        assertThat(DeliverPartiesWiring.Settings.from(least))
                .isEqualTo(new DeliverPartiesWiring.Settings("l", "o", "q", "d", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new DeliverPartiesHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private static SQSEvent sample(String name) throws IOException {
        byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));
        return LambdaEventSerializers.serializerFor(SQSEvent.class, DeliverPartiesTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }
}
