package dev.waybill.connectors.shopify;

import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.flows.Customers;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.Carriage;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an ERP's customers in a Shopify shop, end to end: found by asking, opened once, kept as their owner has them. */
class CustomersIntoShopifyTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final SubjectRef ANA = new SubjectRef(EntityKind.PARTY, ERP, "17");
    /** Looked up twice and opened; then looked up, read, three writes, read; and one more of each after a fault. */
    private static final int CALLS = 10;

    private static final int STEPS = 12;

    private static final List<Customer> LIFE = List.of(
            ana("erp:17").terms("60 days").taxId("ESB12345678").customer(),
            ana("erp:17")
                    .terms("30 days")
                    .taxId("ESB12345678")
                    .email("new@ruiz.example")
                    .phone("+34 912 34 56 99")
                    .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2", "3 B"))
                    .customer());

    private static final List<DataName> FACETS = List.of(
            DataName.PARTY, DataName.PARTY_CONTACT, DataName.PARTY_TAX, DataName.PARTY_ADDRESS, DataName.PARTY_TERMS);

    private final List<World> worlds = new ArrayList<>();

    @AfterEach
    void closes() {
        worlds.forEach(world -> world.shop.close());
    }

    /** An ERP that owns what it is told to own of customers, and a shop. */
    private final class World {
        final GraphqlAccounts accounts = new GraphqlAccounts();
        final GraphqlShop shop = accounts.in(new GraphqlShop(new GraphqlInventory()));
        final FakeErp erp = new FakeErp();
        final SettableClock clock = SettableClock.atNoon();
        final MemoryLedger ledger = new MemoryLedger();
        final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        final MemoryCursors cursors = new MemoryCursors();
        final MemoryLeases leases = new MemoryLeases();
        final CountingIds ids = new CountingIds();
        final CurrentLandscape landscape;

        World(DataName... ofErp) {
            worlds.add(this);
            landscape = landscape(Set.of(ofErp));
            polled();
        }

        private CurrentLandscape landscape(Set<DataName> ofErp) {
            SystemSpec seller = new SystemSpec(
                    ShopifyFixture.SHOP,
                    "shopify",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("shop", ShopifyFixture.DOMAIN),
                    Optional.empty());
            SystemSpec owner =
                    new SystemSpec(ERP, erp.name(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
            List<OwnershipRule> rules = FACETS.stream()
                    .map(data -> rule(data, ofErp.contains(data) ? "erp" : "shop-*"))
                    .toList();
            Route route =
                    new Route("customers-to-shops", new SystemPattern("erp"), new SystemPattern("shop-*"), List.of());
            MemoryLandscapeStore store = new MemoryLandscapeStore();
            store.append(new Revision(
                    new Landscape(1, List.of(seller, owner), new OwnershipMap(rules), List.of(route)),
                    "",
                    "test",
                    "test",
                    clock.instant()));
            ShopifyType type = new ShopifyType(clock::pass);
            return new CurrentLandscape(
                    store,
                    new Connections(
                            Map.of(type.name(), type, erp.name(), erp),
                            any -> new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                            shop.door(),
                            clock),
                    Duration.ofMinutes(1));
        }

        private void polled() {
            new Polls(landscape, cursors, queue, ledger, ids, clock)
                    .run(clock.instant().plusSeconds(60));
        }

        /** Somebody at the ERP enters it; answers what is told of it. */
        List<Envelope> enters(Customer customer) {
            clock.pass(Duration.ofMinutes(11));
            erp.customers().enters(customer, clock.instant());
            clock.pass(Duration.ofMinutes(11));
            polled();
            return queue.takeAll();
        }

        void carry(List<Envelope> messages, StepProbe probe) {
            new Carriage(
                            landscape,
                            List.of(Customers.toShops(leases, ids, clock)),
                            ledger,
                            new RecordingLog(),
                            ids,
                            clock)
                    .carry(messages, probe);
        }

        World lives() {
            LIFE.forEach(state -> carry(enters(state), StepProbe.NONE));
            return this;
        }

        Operation last() {
            return ledger.history(ANA).operations().getLast();
        }
    }

    private static OwnershipRule rule(DataName data, String owner) {
        return new OwnershipRule(
                data,
                new SystemPattern(owner),
                new SystemPattern(owner),
                new UpdateTiming.OnChange(),
                ConflictPolicy.OWNER_WINS,
                Set.of(),
                false);
    }

    private World whole() {
        return new World(FACETS.toArray(DataName[]::new));
    }

    private record End(int accounts, String email, String phone, Map<String, String> ours, List<String> streets) {
        static End of(World world) {
            GraphqlAccounts.Account account = world.accounts.all().getFirst();
            return new End(
                    world.accounts.count(),
                    account.text("email"),
                    account.text("phone"),
                    account.metafields(),
                    StreamSupport.stream(account.addresses.all().spliterator(), false)
                            .map(address -> address.path("address1").asText())
                            .toList());
        }
    }

    private static final End AS_OWNED = new End(
            1,
            "new@ruiz.example",
            "+34912345699",
            Map.of("references", "erp:17", "tax_id", "ESB12345678", "payment_terms", "30 days"),
            List.of("Calle Sol 2"));

    @Test
    void a_customer_of_the_erp_gets_one_account_which_follows_it() {
        World world = whole().lives();

        assertThat(End.of(world)).isEqualTo(AS_OWNED);
        assertThat(world.accounts
                        .all()
                        .getFirst()
                        .addresses
                        .usual()
                        .path("name")
                        .asText())
                .isEqualTo("Ana Ruiz");
        assertThat(world.last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.accounts.calls())
                .containsExactly(
                        "Accounts",
                        "Accounts",
                        "Alike",
                        "OpenAccount",
                        "Accounts",
                        "Accounts",
                        "RememberAccount",
                        "ChangeAccount",
                        "WriteAddresses",
                        "Accounts");
    }

    @Test
    void only_what_the_erp_owns_is_written_to_the_account_that_it_names() {
        World world = new World(DataName.PARTY_TERMS, DataName.PARTY_TAX);
        String id = world.accounts.registers("somebody@shop.example");
        Customer named = new Customer(
                new PartyReference("erp:17"),
                List.of(PartyReference.of(ShopifyFixture.SHOP, id)),
                "Ana Ruiz",
                "",
                Optional.of("ESB12345678"),
                ana("erp:17").customer().contacts(),
                ana("erp:17").customer().addresses(),
                Optional.of("60 days"));

        world.carry(world.enters(named), StepProbe.NONE);

        assertThat(End.of(world))
                .isEqualTo(new End(
                        1,
                        "somebody@shop.example",
                        "",
                        Map.of("references", "erp:17", "tax_id", "ESB12345678", "payment_terms", "60 days"),
                        List.of()));
        assertThat(world.last().conflicts().toString()).contains("party.address stays", "party.contact stays");
    }

    @Test
    void dying_after_any_step_opens_one_account_all_the_same() {
        for (int step = 1; step <= STEPS; step++) {
            World world = whole();
            for (Customer state : LIFE) {
                world.carry(world.enters(state), Crash.afterStep(step));
            }
            assertThat(End.of(world)).as("dying after step " + step).isEqualTo(AS_OWNED);
        }
    }

    @Test
    void every_message_twice_and_in_reverse_is_one_account_as_its_owner_has_it() {
        World world = whole();
        List<Envelope> messages = new ArrayList<>();
        LIFE.forEach(state -> messages.addAll(world.enters(state)));
        messages.addAll(List.copyOf(messages));
        Collections.reverse(messages);

        world.carry(messages, StepProbe.NONE);

        assertThat(End.of(world)).isEqualTo(AS_OWNED);
    }

    /** Faults that pass by themselves; each strikes each of the calls once. */
    @ParameterizedTest
    @EnumSource(
            value = CallFault.class,
            names = {"TOO_BUSY", "DOWN", "DONE_BUT_NO_ANSWER", "GARBAGE"})
    void every_way_in_which_the_shop_breaks_at_any_call_heals_into_one_account(CallFault fault) {
        for (int call = 1; call <= CALLS; call++) {
            World world = whole();
            world.shop.breaksOnce(call, fault);

            assertThat(End.of(world.lives())).as("call " + call).isEqualTo(AS_OWNED);
        }
    }
}
