package dev.waybill.functions.redrivefailures;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Somebody looks for a person's orders. */
class FindBuyerTest {
    private static final EmailAddress ANA = new EmailAddress("Ana@Example.test");

    private final World world = new World();

    @Test
    void each_shop_tells_its_orders_the_latest_first_and_nothing_is_written() {
        world.shop.has(
                anOrder("1").placedAt(Instant.parse("2026-11-20T08:00:00Z")).build());
        world.shop.has(
                anOrder("2").placedAt(Instant.parse("2026-11-21T08:00:00Z")).build());
        world.shop.has(anOrder("7").from("shop-fr").build());

        world.counter.reset();

        Answer.BuyerFound found = found(ANA);

        assertThat(found.subjects())
                .extracting(SubjectRef::key)
                .containsExactly("order#shop-es#2", "order#shop-es#1", "order#shop-fr#7");
        assertThat(found.isAll()).isTrue();
        assertThat(found.silent()).isEmpty();
        assertThat(world.counter.writeUnits()).isEqualByComparingTo("0");
        assertThat(found(new EmailAddress("na@example.test")).subjects()).isEmpty();
    }

    @Test
    void a_shop_that_does_not_tell_is_named_with_why_and_what_to_do() {
        world.shop.refuses(FailureCode.CREDENTIALS_REFUSED);

        assertThat(found(ANA).silent()).hasSize(2).first().satisfies(silent -> {
            assertThat(silent.system().value()).isEqualTo("shop-es");
            assertThat(silent.why()).startsWith("CREDENTIALS_REFUSED in shop-es: ");
            assertThat(silent.next()).isEqualTo("ask again");
        });
    }

    @Test
    void more_than_a_shop_tells_at_once_is_said() {
        for (int i = 0; i < 101; i++) {
            world.shop.has(anOrder(Integer.toString(1_000 + i)).build());
        }

        assertThat(found(ANA).subjects()).hasSize(100);
        assertThat(found(ANA).isAll()).isFalse();
    }

    @Test
    void who_looked_is_logged_and_for_whom_is_not() {
        world.shop.has(anOrder("1").build());
        found(ANA);

        assertThat(world.log()).last().satisfies(line -> {
            assertThat(line.path("command").asText()).isEqualTo("find-buyer");
            assertThat(line.path("selection").asText()).isEqualTo("a person");
            assertThat(line.path("who").asText()).isEqualTo("anna");
            assertThat(line.path("subjects").asInt()).isEqualTo(1);
            assertThat(line.toString()).doesNotContainIgnoringCase("ana@");
        });
    }

    private Answer.BuyerFound found(EmailAddress email) {
        return (Answer.BuyerFound) world.ask(new Command.FindBuyer(email, new By("anna", "she called")));
    }
}
