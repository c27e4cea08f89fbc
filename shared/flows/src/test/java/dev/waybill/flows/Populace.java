package dev.waybill.flows;

import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.flows.Scribe.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A town of people and companies that buy in three shops, and what the shops write down of them: typing errors, formats, shared
 * telephones and mail boxes, namesakes. The same for the same seed. Who is who in truth is known.
 */
final class Populace {
    private static final List<String> SHOPS = List.of("shop-es", "shop-fr", "shop-pt");
    private static final List<String> GIVEN = List.of(
            "Ana", "José", "María", "Luis", "Eva", "Íñigo", "Carmen", "Pablo", "Lucía", "Jorge", "Núria", "Óscar",
            "Sofía", "Iker", "Elena", "Hugo", "Inés", "Marc", "Julia", "Raúl");
    private static final List<String> FAMILY = List.of(
            "García", "Ruiz", "Martín", "López", "Gómez", "Díaz", "Vidal", "Serra", "Costa", "Ferrer", "Núñez", "Peña",
            "Soler", "Ibáñez", "Molina", "Ortega", "Rey", "Vega", "Castro", "Lago", "Prieto", "Mora", "Roca", "Bravo");

    /** Nothing in common but a name. */
    static final String NAME_ONLY = "nothing in common but a name";

    /** One of the two does not say for which company. */
    static final String COLLEAGUE = "a colleague who does not say for which company";

    private final Random random;
    private final Scribe scribe;
    private final Map<PartyReference, Entry> records = new HashMap<>();
    private final List<Customer> said = new ArrayList<>();
    private int entities;
    private int accounts;

    /**
     * Somebody in truth.
     *
     * @param entity of which book-keeping knows one: the person, or the company it works for
     */
    private record Somebody(
            int entity, String name, String company, String taxId, String email, String phone, Address home) {}

    /**
     * A record of a shop: how far it is from what is true.
     *
     * @param email in slips of a finger, as are the others
     * @param company as it was told; empty if it was not
     */
    private record Entry(Somebody who, int email, int phone, int home, String company) {
        boolean tellsCompany() {
            return !company.isEmpty();
        }
    }

    Populace(long seed) {
        this.random = new Random(seed);
        this.scribe = new Scribe(random);
    }

    /** What three shops say, so many records, in a random order. */
    List<Customer> saying(int records) {
        while (said.size() < records) {
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> household();
                case 3, 4, 5 -> company();
                case 6 -> fatherAndSon();
                default -> shops(person(surname(), home(), phone()), 1 + random.nextInt(3));
            }
        }
        List<Customer> all = new ArrayList<>(said.subList(0, records));
        Collections.shuffle(all, random);
        return List.copyOf(all);
    }

    /** Who it is in truth. */
    int whoIs(PartyReference reference) {
        return Optional.ofNullable(records.get(reference))
                .map(entry -> entry.who().entity())
                .orElse(-1);
    }

    /**
     * Why nobody could tell from what two records of one say that they are of one; empty where a person could: one slip at most parts
     * their e-mail addresses or telephones, or both say where they live, or for which company they buy.
     *
     * @param there what the books call the party that the other record is of
     */
    Optional<String> whyNobodyCouldTell(PartyReference one, PartyReference other, String there) {
        Entry first = Objects.requireNonNull(records.get(one));
        Entry second = Objects.requireNonNull(records.get(other));
        boolean bothTell =
                first.tellsCompany() && there.contains(" " + first.who().entity());
        if (bothTell && (first.company().contains("S") || there.contains(" S") || first.home() + second.home() <= 1)) {
            return Optional.empty();
        }
        if (!first.who().equals(second.who())) {
            return Optional.of(bothTell ? NAME_ONLY : COLLEAGUE);
        }
        boolean couldTell = first.email() + second.email() <= 1
                || first.phone() + second.phone() <= 1
                || first.home() + second.home() <= 1;
        return couldTell ? Optional.empty() : Optional.of(NAME_ONLY);
    }

    /** One telephone and one address, sometimes one mail box. */
    private void household() {
        String surname = surname();
        Address home = home();
        String phone = phone();
        Somebody first = person(surname, home, phone);
        shops(first, 1 + random.nextInt(3));
        Set<String> names = new HashSet<>(Set.of(first.name()));
        for (int i = 0; i <= random.nextInt(3); i++) {
            Somebody other = person(surname, home, phone);
            // Two of one name with one mail box are not told apart by anybody.
            boolean sharesMail = random.nextInt(3) == 0 && names.add(other.name());
            shops(sharesMail ? with(other, first.email()) : other, 1 + random.nextInt(2));
        }
    }

    private static Somebody with(Somebody who, String email) {
        return new Somebody(who.entity(), who.name(), who.company(), who.taxId(), email, who.phone(), who.home());
    }

    /** One name, one address, one telephone; two people. */
    private void fatherAndSon() {
        Somebody father = person(surname(), home(), phone());
        Somebody son =
                new Somebody(entities++, father.name(), "", "", mail(father.name()), father.phone(), father.home());
        shops(father, 1 + random.nextInt(2));
        shops(son, 1 + random.nextInt(2));
    }

    /** Several people who buy for it, with its tax id or without, some through its common mail box. */
    private void company() {
        int entity = entities++;
        String name = pick(FAMILY) + " y " + pick(FAMILY) + " " + entity + " S.L.";
        String taxId = String.format(Locale.ROOT, "B%08d", 10_000_000 + entity * 7);
        Address office = home();
        String phone = phone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String who = pick(GIVEN) + " " + surname();
            String email = random.nextBoolean() ? "info@e" + entity + ".example" : mail(who);
            shops(new Somebody(entity, who, name, taxId, email, phone, office), 1 + random.nextInt(2));
        }
    }

    private Somebody person(String surname, Address home, String phone) {
        String name = pick(GIVEN) + " " + surname;
        return new Somebody(entities++, name, "", "", mail(name), phone, home);
    }

    private void shops(Somebody who, int most) {
        List<String> shops = new ArrayList<>(SHOPS);
        Collections.shuffle(shops, random);
        for (int i = 0; i < most; i++) {
            boolean guest = random.nextInt(10) == 0;
            String id = (guest ? "order-" : "") + accounts++;
            PartyReference reference = new PartyReference(shops.get(i) + ":" + id);
            said.add(writtenDown(reference, who));
        }
    }

    private Customer writtenDown(PartyReference reference, Somebody who) {
        String name = scribe.name(who.name());
        Written<String> email = scribe.mail(who.email());
        Written<Optional<String>> phone = scribe.phone(who.phone());
        Written<Address> home = scribe.address(who.home(), home());
        boolean tellsCompany = !who.company().isEmpty() && random.nextInt(10) != 0;
        String company = tellsCompany ? scribe.company(who.company()) : "";
        records.put(reference, new Entry(who, email.slips(), phone.slips(), home.slips(), company));
        return new Customer(
                reference,
                List.of(),
                name,
                company,
                tellsCompany ? scribe.taxId(who.taxId(), anyTaxId()) : Optional.empty(),
                List.of(new Contact(
                        name, List.of(email.value()), phone.value().stream().toList())),
                List.of(new PartyAddress(home.value(), true, true)),
                Optional.empty());
    }

    private String anyTaxId() {
        return String.format(Locale.ROOT, "B%08d", 10_000_000 + random.nextInt(entities) * 7);
    }

    private String mail(String name) {
        String box = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return box + (random.nextInt(4) == 0 ? "" : random.nextInt(10_000)) + entities + "@mail.example";
    }

    private String phone() {
        return "6" + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
    }

    private Address home() {
        return new Address(
                "",
                "",
                List.of("Calle " + pick(FAMILY) + " " + (1 + random.nextInt(90))),
                String.format(Locale.ROOT, "28%03d", random.nextInt(60)),
                "Madrid",
                "M",
                "ES",
                Optional.empty());
    }

    private String surname() {
        return pick(FAMILY) + " " + pick(FAMILY);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
