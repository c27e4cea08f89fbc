package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.doctor.Doctor;
import dev.waybill.engine.landscape.Connections;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A system is asked for what its routes need, and says no in several ways. */
class DoctorTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final String SECRET = "whsec-of-shop-es";

    private final SettableClock clock = SettableClock.atNoon();
    private final Map<String, String> secrets = new HashMap<>(Map.of(Signatures.CURRENT, SECRET));
    private final List<HttpCall> calls = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private Optional<FailureCode> lost = Optional.empty();
    private int status = 200;

    @Test
    void what_is_well_is_told_with_what_was_found() {
        headers.put(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        headers.put("ratelimit-remaining", "37");
        headers.put("ratelimit-limit", "40");

        assertThat(examined())
                .allMatch(Check::isWell)
                .extracting(check -> check.what() + ": " + check.found())
                .containsExactly(
                        "has its webhook secret here: set",
                        "lists its orders: none changed within the last hour",
                        "tells what stock it shows: answers",
                        "has a clock like ours: 0 s apart",
                        "lets us ask more: 37 of 40 calls left");
    }

    @Test
    void a_secret_that_is_not_set_is_told_and_one_that_is_set_is_never_said() {
        String well = examined().toString();
        secrets.put(Signatures.CURRENT, "");

        assertThat(wrong()).singleElement().satisfies(check -> {
            assertThat(check.found()).contains("'webhook-secret' is not set or is empty");
            assertThat(check.next()).contains("secrets parameter of shop-es");
        });
        assertThat(well).doesNotContain(SECRET);
    }

    @Test
    void one_that_does_not_let_us_in_is_asked_for_everything_all_the_same() {
        status = 401;

        assertThat(wrong()).extracting(Check::what).containsExactly("lists its orders", "tells what stock it shows");
        assertThat(wrong().getFirst().found())
                .startsWith("CREDENTIALS_REFUSED: ")
                .doesNotContain(SECRET);
        assertThat(wrong().getFirst().next()).isEqualTo("renew the access");
    }

    @Test
    void one_that_does_not_answer_is_asked_once() {
        lost = Optional.of(FailureCode.UNREACHABLE);

        assertThat(wrong())
                .extracting(Check::found)
                .containsExactly("UNREACHABLE: nobody there", "not tried, as it did not answer before");
        assertThat(calls).hasSize(1);
    }

    @Test
    void nobody_waits_as_long_as_a_delivery_would() {
        examined();

        assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(call.timeout())
                .isEqualTo(Duration.ofSeconds(8)));
    }

    @Test
    void a_clock_that_is_wrong_is_told_by_any_answer() {
        headers.put("date", "Mon, 23 Nov 2026 12:02:01 GMT");

        assertThat(wrong()).singleElement().satisfies(check -> {
            assertThat(check.found()).isEqualTo("its clock says 2026-11-23T12:02:01Z, ours 2026-11-23T12:00:00Z");
            assertThat(check.next()).contains("set the clock that is wrong");
        });
        headers.put("date", "Mon, 23 Nov 2026 12:02:00 GMT");
        assertThat(wrong()).isEmpty();
        headers.put("date", "around noon");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void one_that_lets_us_ask_no_more_is_told() {
        headers.put("x-ratelimit-remaining", "0");

        assertThat(wrong()).singleElement().satisfies(check -> {
            assertThat(check.what()).isEqualTo("lets us ask more");
            assertThat(check.found()).isEqualTo("0 calls left");
        });
    }

    @Test
    void of_a_system_that_no_route_needs_nothing_is_asked() {
        assertThat(doctor().examine(new SystemId("elsewhere"))).isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    void a_shadow_is_asked_for_what_the_system_beside_which_it_runs_has_to_do() {
        Landscape landscape = LandscapeFixture.shopsAndErp("plain-shop", "fake-erp")
                .stock(StockPolicy.NONE)
                .customersBothWays()
                .shadow("new-erp", "fake-erp", "erp")
                .build(1);

        List<Check> asked = doctor(landscape).examine(new SystemId("new-erp"));

        assertThat(asked)
                .allMatch(Check::isWell)
                .extracting(Check::what)
                .containsExactly("looks up orders", "tells its stock", "lists its customers", "looks up customers");
        assertThat(asked).extracting(Check::system).containsOnly(new SystemId("new-erp"));
        assertThat(doctor(landscape).examine()).extracting(Check::system).contains(new SystemId("new-erp"));
    }

    private List<Check> examined() {
        calls.clear();
        return doctor().examine(SHOP);
    }

    private List<Check> wrong() {
        return examined().stream().filter(check -> !check.isWell()).toList();
    }

    private Doctor doctor() {
        return doctor(LandscapeFixture.shopsAndErp("plain-shop", "fake-erp")
                .stock(StockPolicy.NONE)
                .build(1));
    }

    private Doctor doctor(Landscape landscape) {
        FakeErp erp = new FakeErp();
        PlainShop shop = new PlainShop();
        return new Doctor(
                landscape,
                new Connections(
                        Map.of(shop.name(), shop, erp.name(), erp),
                        system -> new MemorySecrets(secrets),
                        this::answer,
                        clock),
                clock);
    }

    private HttpAnswer answer(HttpCall call) {
        calls.add(call);
        lost.ifPresent(code -> {
            throw failure(code, "nobody there", "look whether it runs");
        });
        return new HttpAnswer(status, headers, Body.empty());
    }

    private static FailureException failure(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, SHOP, "ask", why, next));
    }

    /** A shop that is asked over HTTP, as real ones are. */
    private static final class PlainShop implements ConnectorType {
        @Override
        public String name() {
            return "plain-shop";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.WEBHOOKS, Capability.ORDER_CHANGES, Capability.STOCK_TARGET);
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<String> secrets() {
            return List.of(Signatures.CURRENT);
        }

        @Override
        public Connector connect(SystemSpec system, Surroundings surroundings) {
            return new Shop(system, surroundings);
        }
    }

    private record Shop(SystemSpec system, ConnectorType.Surroundings surroundings) implements Connector {
        @Override
        public OrderChanges orderChanges() {
            return new OrderChanges() {
                @Override
                public int pageSize() {
                    return 1;
                }

                @Override
                public List<Changed> since(Instant from, int skip) {
                    ask();
                    return List.of();
                }
            };
        }

        @Override
        public StockTarget stockTarget() {
            return new StockTarget() {
                @Override
                public Map<String, StockReading> read(Set<String> skus) {
                    ask();
                    return Map.of();
                }

                @Override
                public int mostPerRead() {
                    return 1;
                }

                @Override
                public int decimals() {
                    return 0;
                }

                @Override
                public int mostPerWrite() {
                    return 1;
                }

                @Override
                public List<StockWritten> write(List<StockWrite> writes) {
                    throw new AssertionError("a test writes nothing");
                }
            };
        }

        private void ask() {
            HttpAnswer answer = surroundings
                    .http()
                    .send(new HttpCall(
                            system.id(),
                            "ask",
                            Effect.READ,
                            "GET",
                            URI.create("https://shop.example/orders"),
                            Map.of("authorization", "Bearer " + SECRET),
                            Body.empty(),
                            Duration.ofSeconds(30)));
            if (answer.status() == 401) {
                throw failure(FailureCode.CREDENTIALS_REFUSED, "shop-es refused the token", "renew the access");
            }
        }
    }
}
