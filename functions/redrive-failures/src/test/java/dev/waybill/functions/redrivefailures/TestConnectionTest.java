package dev.waybill.functions.redrivefailures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody tests the connection to a system. */
class TestConnectionTest {
    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World();

    @Test
    void a_system_that_works_is_told_thing_by_thing_and_nothing_is_written() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);

        assertThat(checks(SHOP))
                .allMatch(Check::isWell)
                .extracting(Check::what)
                .containsExactly("sends its webhooks", "lists its orders");
        assertThat(checks(new SystemId("erp"))).extracting(Check::what).containsExactly("looks up orders");
        assertThat(world.ledger.incidents()).isEmpty();
        assertThat(world.erp.writes()).isZero();
    }

    @Test
    void a_webhook_that_is_off_and_a_token_that_is_refused_are_told_with_what_to_do() {
        world.shop.sendsWebhooks(SHOP, State.DISABLED);

        assertThat(checks(SHOP))
                .filteredOn(check -> !check.isWell())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.found()).isEqualTo("order.updated disabled");
                    assertThat(check.next()).isEqualTo("switch them on in the fake shop");
                });

        world.shop.refuses(FailureCode.CREDENTIALS_REFUSED);

        assertThat(checks(SHOP)).filteredOn(check -> !check.isWell()).first().satisfies(check -> assertThat(
                        check.found())
                .startsWith("CREDENTIALS_REFUSED: "));
    }

    @Test
    void a_system_that_is_not_configured_is_refused_with_those_that_are() {
        assertThat(tested(new SystemId("shop-xx")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why() + "; " + refused.next())
                                .isEqualTo(
                                        "there is no system 'shop-xx' in configuration version 1; name one of [shop-es, shop-fr, erp]"));
    }

    @Test
    void who_tested_what_is_logged_without_what_was_found() {
        world.shop.sendsWebhooks(SHOP, State.MISSING);
        checks(SHOP);

        assertThat(world.log()).last().satisfies(line -> {
            assertThat(line.path("command").asText()).isEqualTo("test-connection");
            assertThat(line.path("selection").asText()).isEqualTo("system shop-es");
            assertThat(line.path("who").asText()).isEqualTo("anna");
            assertThat(line.path("wrong").asInt()).isEqualTo(1);
        });
    }

    private List<Check> checks(SystemId system) {
        return ((Answer.Tested) tested(system)).checks();
    }

    private Answer tested(SystemId system) {
        return world.ask(new Command.TestConnection(system, new By("anna", "a test of the connection")));
    }
}
