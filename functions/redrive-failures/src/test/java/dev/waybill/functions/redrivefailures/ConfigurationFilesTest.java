package dev.waybill.functions.redrivefailures;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.whatif.OtherOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A configuration file that comes from afar. */
class ConfigurationFilesTest {
    private static final By ANNA = new By("anna", "large orders are called back first");

    /** Says what is in force in {@link World}. */
    private static final String FILE = """
            systems:
              shop-es: { connector: fake-shop, market: ES, currency: EUR }
              shop-fr: { connector: fake-shop, market: ES, currency: EUR }
              erp:     { connector: fake-erp,  market: ES, currency: EUR }
            ownership:
              - { data: order,        owner: shop-*, created-in: shop-*, updates: on-change, on-conflict: owner-wins }
              - { data: order.status, owner: erp,    created-in: shop-*, updates: on-change, on-conflict: owner-wins }
            routes:
              - { flow: orders-to-erp, from: shop-*, to: erp }
            """;

    private static final String STRICTER = FILE.replace("to: erp }", "to: erp, hold-when: [\"total > 500 EUR\"] }");

    private final World world = new World();

    private Answer check(String source) {
        return world.ask(new Command.CheckConfiguration(source, Optional.empty(), ANNA));
    }

    private Answer apply(String source) {
        return world.ask(new Command.ApplyConfiguration(source, ANNA));
    }

    @Test
    void a_wrong_file_is_answered_with_all_that_is_wrong_by_line() {
        assertThat(check(FILE.replace("owner: erp,", "owner: erb,")))
                .isInstanceOfSatisfying(Answer.WrongConfiguration.class, wrong -> assertThat(wrong.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.line()).isEqualTo(7);
                            assertThat(problem.what()).contains("erb");
                            assertThat(problem.next()).isNotBlank();
                        }));
        assertThat(apply("systems: [")).isInstanceOf(Answer.WrongConfiguration.class);
    }

    @Test
    void what_would_change_is_said_and_applied_it_is_the_next_version() {
        assertThat(check(FILE)).isEqualTo(new Answer.CheckedConfiguration(List.of(), Optional.empty()));
        assertThat(check(STRICTER))
                .isInstanceOfSatisfying(Answer.CheckedConfiguration.class, checked -> assertThat(checked.changes())
                        .singleElement()
                        .asString()
                        .contains("500"));

        assertThat(apply(STRICTER))
                .isInstanceOfSatisfying(Answer.AppliedConfiguration.class, applied -> assertThat(applied.version())
                        .isEqualTo(2));
        assertThat(apply(STRICTER)).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                .contains("version 2 says the same"));
        assertThat(world.log())
                .filteredOn(line -> line.path("command").asText().equals("apply"))
                .first()
                .satisfies(line -> {
                    assertThat(line.path("who").asText()).isEqualTo("anna");
                    assertThat(line.path("version").asInt()).isEqualTo(2);
                });
    }

    @Test
    void a_system_cannot_be_led_elsewhere_from_afar() {
        String led = FILE.replace(
                "erp:     { connector: fake-erp,  market: ES, currency: EUR }",
                "erp:     { connector: fake-erp,  market: ES, currency: EUR, secrets: /waybill/other }");

        assertThat(check(led)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.why()).contains("the system erp is not as it is in force");
            assertThat(refused.next()).contains("waybill config apply");
        });
        assertThat(apply(led)).isInstanceOf(Answer.Refused.class);
        assertThat(world.ask(new Command.CheckConfiguration(led, Optional.of(new Command.LookBack(7, 10)), ANNA)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void the_last_days_are_decided_again_and_nothing_is_written() {
        Order order = anOrder("1002")
                .from("shop-es")
                .withLine("SHIRT", 1, "900.00")
                .in(OrderStage.CONFIRMED)
                .changedAt(Instant.now())
                .build();
        world.carry(world.message(order));
        int written = world.erp.writes();

        assertThat(world.ask(new Command.CheckConfiguration(STRICTER, Optional.of(new Command.LookBack(7, 10)), ANNA)))
                .isInstanceOfSatisfying(Answer.CheckedConfiguration.class, checked -> assertThat(
                                checked.replay().orElseThrow().replayed())
                        .flatExtracting(replayed -> replayed.others())
                        .singleElement()
                        .satisfies(other -> {
                            assertThat(other.what()).isEqualTo("order shop-es:1002");
                            assertThat(other.wanted()).contains("HOLD_CONDITION");
                        }));
        assertThat(world.erp.writes()).isEqualTo(written);
        assertThat(world.carryAll()).isZero();
    }

    @Test
    void numbers_that_a_new_route_would_show_are_less_what_is_on_its_way() {
        Instant now = Instant.now();
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.TEN, now);
        world.shop.shelves(new SystemId("shop-es")).has("SHIRT", 8);
        world.message(anOrder("1003")
                .from("shop-fr")
                .withLine("SHIRT", 2, "10.00")
                .in(OrderStage.CONFIRMED)
                .changedAt(now)
                .build());
        String withStock = FILE.replace("routes:\n", """
                  - { data: stock.available, owner: erp, created-in: erp, updates: on-change, on-conflict: owner-wins }
                routes:
                  - { flow: stock-to-shops, from: erp, to: shop-es }
                """);

        assertThat(world.ask(new Command.CheckConfiguration(withStock, Optional.of(new Command.LookBack(7, 10)), ANNA)))
                .isInstanceOfSatisfying(Answer.CheckedConfiguration.class, checked -> assertThat(
                                checked.replay().orElseThrow().replayed())
                        .flatExtracting(replayed -> replayed.others())
                        .contains(new OtherOutcome(
                                "SHIRT", "is not written", "shows 8: erp available 10 − orders on their way 2 = 8")));
    }

    @Test
    void who_is_overtaken_is_told_by_whom() {
        LandscapeStore overtaken = new LandscapeStore() {
            @Override
            public Optional<Revision> latest() {
                Optional<Revision> latest = world.landscapes.latest();
                Landscape same = latest.orElseThrow().landscape();
                world.landscapes.append(
                        new Revision(same.withVersion(same.version() + 1), FILE, "bea", "went first", Instant.now()));
                return latest;
            }

            @Override
            public Optional<Revision> version(long version) {
                return world.landscapes.version(version);
            }

            @Override
            public List<Revision> history(int most) {
                return world.landscapes.history(most);
            }

            @Override
            public boolean append(Revision next) {
                return world.landscapes.append(next);
            }
        };

        Answer answer = world.files(overtaken).apply(new Command.ApplyConfiguration(STRICTER, ANNA));

        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                .contains("version 3 was applied meanwhile by bea", "went first"));
    }
}
