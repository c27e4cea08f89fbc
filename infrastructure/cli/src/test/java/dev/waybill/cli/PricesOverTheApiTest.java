package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.PriceTag;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.local.LocalRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill changes} over the operator API and on the tables, on the real protocols: both tell the same, and are two people. */
class PricesOverTheApiTest {
    private final CommandLineFixture person;
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    PricesOverTheApiTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.stores = target -> new AwsStores(target.variables(), Clock.systemUTC());
        person.clock.pass(Duration.between(person.clock.instant(), Instant.now()));
    }

    @Test
    void a_price_is_seen_previewed_let_pass_by_two_and_undone_without_access_to_the_tables() {
        person.untilStopped = running -> {
            try (LocalRun run = (LocalRun) running) {
                decided(run);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };

        assertThat(person.types("dev").code()).isZero();
    }

    private void decided(LocalRun run) throws InterruptedException {
        run.log().listen(this::heard);
        ShopBooks shop = waits(run);
        String set = run.ledger().open(10).getFirst().subject().id() + ".shop-es";
        bothTellTheSame(set);

        assertThat(api("changes", "approve", set, "--preview").out())
                .isEqualTo(set + " would be PROPOSED: nothing is written to shop-es yet: 1 still open,"
                        + " 1 of those for a second, different person; nothing was decided\n");
        assertThat(api("changes", "approve", set, "--because", "agreed").out())
                .startsWith(set + " is PROPOSED: 0 approved, 0 rejected, 1 open; a second person must approve");
        Reply again = api("changes", "approve", set, "--because", "agreed");
        assertThat(again.err()).contains("has let these pass already; a second, different person must, too");
        assertThat(again.code()).isEqualTo(1);
        assertThat(api("changes", "approve", set, "--only", "CUP", "--because", "agreed")
                        .err())
                .contains("not open in change set " + set + ": CUP");
        bothTellTheSame(set);

        person.types("changes", "approve", set, "--by", "berta", "--because", "the campaign");
        await("DELIVERED");
        assertThat(shop.price("shop-es", "MUG")).contains("1.19");
        bothTellTheSame(set);

        assertThat(api("changes", "undo", set, "--preview").out())
                .contains(" would be UNDOING: 1 price is written to shop-es again as before;");
        assertThat(api("changes", "undo", set, "--because", "a zero was missing")
                        .out())
                .startsWith(set + " is UNDOING: 1 prices go back");
        await("DELIVERED");
        assertThat(shop.price("shop-es", "MUG")).contains("11.90");
        bothTellTheSame(set);
        Reply unknown = api("changes", "reject", "b.shop-es", "--because", "too low");
        assertThat(unknown.err()).contains("there is no change set 'b.shop-es'");
        assertThat(unknown.code()).isEqualTo(1);
    }

    private ShopBooks waits(LocalRun run) throws InterruptedException {
        run.erp().orElseThrow().books().putItem(new Item("MUG", "A mug", false));
        run.stock(List.of());
        ShopBooks shop = run.shopBooks().orElseThrow();
        shop.offer("shop-es", "MUG", "A mug", 5);
        shop.typePrice("shop-es", "MUG", "11.90");
        run.erp()
                .orElseThrow()
                .books()
                .putPrice(new PriceTag(
                        "MUG", new BigDecimal("1.00"), "EUR", new BigDecimal("19"), BigDecimal.ZERO, Instant.EPOCH));
        assertThat(api("poll", "erp", "--because", "a price was changed").code())
                .isZero();
        await("HELD");
        return shop;
    }

    private void bothTellTheSame(String set) {
        for (String command : List.of("changes", "changes --all", "changes show " + set, "changes show nothing")) {
            String[] words = command.split(" ", -1);
            assertThat(api(words)).as(command).isEqualTo(person.types(words));
            String[] machine = with(words, "--json");
            assertThat(api(machine)).as(command + " --json").isEqualTo(person.types(machine));
        }
    }

    private Reply api(String... words) {
        return person.types(with(words, "--api"));
    }

    private static String[] with(String[] words, String one) {
        return Stream.concat(Stream.of(words), Stream.of(one)).toArray(String[]::new);
    }

    private void heard(JsonNode line) {
        if (line.path("flow").asText().equals("items-to-shops")) {
            outcomes.add(line.path("outcome").asText());
        }
    }

    private void await(String outcome) throws InterruptedException {
        String next = "";
        while (next != null && !next.equals(outcome)) {
            next = outcomes.poll(60, TimeUnit.SECONDS);
        }
        assertThat(next).isEqualTo(outcome);
    }
}
