package dev.waybill.testkit;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The customers of an ERP that enforces nothing, and fails on request. Several threads may call it at once. */
public final class FakeParties {
    private final Map<String, PlacedParty> parties = new LinkedHashMap<>();
    private final Map<PartyIdentifier, Set<String>> index = new HashMap<>();
    private final Map<String, Set<String>> looks = new HashMap<>();
    private final Deque<FakeErp.Fault> faults = new ArrayDeque<>();
    private PartyLimits limits = PartyLimits.NONE;
    private Instant now = Instant.EPOCH;
    private int addresses;
    private int writes;

    /** From now on its texts hold no more. */
    public void holds(PartyLimits most) {
        limits = most;
    }

    /** The next writes fail like this, one after the other. */
    public void failNextWrites(FakeErp.Fault... like) {
        faults.addAll(List.of(like));
    }

    /** No fault that was announced happens any more. */
    public void heals() {
        faults.clear();
    }

    /** The time that it notes with what is written from now on. */
    public void itIs(Instant time) {
        now = time;
    }

    public synchronized List<PlacedParty> all() {
        return List.copyOf(parties.values());
    }

    public synchronized int count() {
        return parties.size();
    }

    /** The one with this id, as it stands. */
    public synchronized PlacedParty party(int id) {
        return Optional.ofNullable(parties.get(Integer.toString(id))).orElseThrow();
    }

    /** How often something was really written. */
    public synchronized int writes() {
        return writes;
    }

    /** Somebody enters or changes one there by hand. */
    public synchronized PlacedParty entered(PlacedParty party) {
        Optional.ofNullable(parties.put(party.ref().id(), party)).ifPresent(this::forget);
        String id = party.ref().id();
        Identifiers.of(party)
                .forEach(it -> index.computeIfAbsent(it, any -> new HashSet<>()).add(id));
        looks(party)
                .forEach(it -> looks.computeIfAbsent(it, any -> new HashSet<>()).add(id));
        return party;
    }

    private void forget(PlacedParty before) {
        String id = before.ref().id();
        Identifiers.of(before).forEach(it -> index.getOrDefault(it, Set.of()).remove(id));
        looks(before).forEach(it -> looks.getOrDefault(it, Set.of()).remove(id));
    }

    private static Set<String> looks(PlacedParty party) {
        return Looks.keys(
                Stream.concat(Stream.of(party.name()), party.contacts().stream().map(Contact::name))
                        .toList(),
                party.emails(),
                party.phones(),
                party.addresses().stream().map(PlacedAddress::address).toList());
    }

    PartyTarget target(SystemId system, Runnable called) {
        return new Target(system, called);
    }

    private static String print(Address address) {
        return String.join(
                        "|",
                        address.name(),
                        address.company(),
                        String.join("/", address.street()),
                        address.postalCode(),
                        address.city(),
                        address.region(),
                        address.country())
                .toLowerCase(Locale.ROOT);
    }

    private final class Target implements PartyTarget {
        private final SystemId system;
        private final Runnable called;

        private Target(SystemId system, Runnable called) {
            this.system = system;
            this.called = called;
        }

        @Override
        public PartyLimits limits() {
            return limits;
        }

        @Override
        public List<PlacedParty> find(Customer customer, Optional<String> called) {
            synchronized (FakeParties.this) {
                this.called.run();
                return Stream.concat(
                                called.stream().flatMap(this::called),
                                Identifiers.of(customer).stream()
                                        .flatMap(it -> index.getOrDefault(it, Set.of()).stream()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .flatMap(id -> Optional.ofNullable(parties.get(id)).stream())
                        .toList();
            }
        }

        /** Without any bound: who judges is tried with more than a real one answers. */
        @Override
        public List<PlacedParty> resembling(Customer customer) {
            synchronized (FakeParties.this) {
                this.called.run();
                List<Address> addresses =
                        customer.addresses().stream().map(PartyAddress::address).toList();
                return Looks.keys(customer.names(), customer.emails(), customer.phones(), addresses).stream()
                        .flatMap(it -> looks.getOrDefault(it, Set.of()).stream())
                        .distinct()
                        .flatMap(id -> Optional.ofNullable(parties.get(id)).stream())
                        .toList();
            }
        }

        private Stream<String> called(String name) {
            return name.startsWith("P") ? Stream.of(name.substring(1)) : Stream.of(name);
        }

        @Override
        public List<String> prints(List<Address> some) {
            return some.stream().map(FakeParties::print).toList();
        }

        @Override
        public PlacedParty create(Customer customer, boolean apart) {
            synchronized (FakeParties.this) {
                Optional<FakeErp.Fault> fault = begin();
                String id = Integer.toString(parties.size() + 1);
                PlacedParty made = new PlacedParty(
                        new ExternalRef(system, id, "P" + id),
                        Identifiers.references(customer),
                        customer.title(),
                        customer.taxId().stream().toList(),
                        customer.contacts(),
                        customer.addresses().stream().map(this::placed).toList(),
                        customer.paymentTerms(),
                        Optional.of(now));
                return end(fault, made);
            }
        }

        @Override
        public PlacedParty update(PlacedParty placed, PartyChange change) {
            synchronized (FakeParties.this) {
                Optional<FakeErp.Fault> fault = begin();
                PlacedParty there = parties.get(placed.ref().id());
                if (there == null || !there.changedAt().equals(placed.changedAt())) {
                    throw failure(FailureCode.TARGET_CHANGED, "it changed since it was read");
                }
                Set<PartyReference> references = new LinkedHashSet<>(there.references());
                references.addAll(change.addReferences());
                PlacedParty changed = new PlacedParty(
                        there.ref(),
                        references,
                        change.name().orElse(there.name()),
                        Stream.concat(there.taxIds().stream(), change.taxId().stream())
                                .toList(),
                        contacts(there, change),
                        Stream.concat(
                                        there.addresses().stream().filter(it -> !change.retireAddresses()
                                                .contains(it.id())),
                                        change.addAddresses().stream().map(this::placed))
                                .toList(),
                        change.paymentTerms().or(there::paymentTerms),
                        Optional.of(now));
                return end(fault, changed);
            }
        }

        private static List<Contact> contacts(PlacedParty there, PartyChange change) {
            List<Contact> contacts = new ArrayList<>();
            there.contacts()
                    .forEach(contact -> contacts.add(new Contact(
                            contact.name(), without(contact.emails(), change), without(contact.phones(), change))));
            contacts.addAll(change.addContacts());
            return contacts;
        }

        private static List<String> without(List<String> values, PartyChange change) {
            return values.stream()
                    .filter(it -> !change.dropContacts().contains(it))
                    .toList();
        }

        private PlacedAddress placed(PartyAddress address) {
            addresses++;
            return new PlacedAddress(Integer.toString(addresses), print(address.address()), address.address());
        }

        /** What goes wrong with this write; throws at once where nothing is to be done. */
        private Optional<FakeErp.Fault> begin() {
            called.run();
            Optional<FakeErp.Fault> fault = Optional.ofNullable(faults.poll());
            fault.ifPresent(this::refuseAtOnce);
            return fault;
        }

        private void refuseAtOnce(FakeErp.Fault fault) {
            switch (fault) {
                case UNREACHABLE -> throw failure(FailureCode.UNREACHABLE, "no connection");
                case TOO_BUSY -> throw failure(FailureCode.TOO_BUSY, "come later");
                case NOT_DONE_AND_NO_ANSWER -> throw failure(FailureCode.ANSWER_MISSING, "no answer");
                case REFUSED -> throw failure(FailureCode.TARGET_REFUSED, "customers are closed");
                case DEFECT -> throw new IllegalStateException("nobody foresaw this");
                case DONE_BUT_NO_ANSWER, WRONG_TOTAL -> {
                    // The work is done first.
                }
            }
        }

        private PlacedParty end(Optional<FakeErp.Fault> fault, PlacedParty result) {
            entered(result);
            writes++;
            if (fault.equals(Optional.of(FakeErp.Fault.DONE_BUT_NO_ANSWER))) {
                throw failure(FailureCode.ANSWER_MISSING, "no answer");
            }
            return result;
        }

        private FailureException failure(FailureCode code, String why) {
            return new FailureException(
                    Failure.of(code, system, "fake", why, "look at it").retryingAfter(Duration.ZERO));
        }
    }
}
