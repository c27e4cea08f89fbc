package dev.waybill.flows;

import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final Random random;
    private final Map<PartyReference, Integer> truth = new HashMap<>();
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

    Populace(long seed) {
        this.random = new Random(seed);
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
        return truth.getOrDefault(reference, -1);
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
            truth.put(reference, who.entity());
            said.add(writtenDown(reference, who));
        }
    }

    private Customer writtenDown(PartyReference reference, Somebody who) {
        String name = noisyName(who.name());
        List<String> emails = List.of(noisyMail(who.email()));
        List<String> phones = random.nextInt(10) < 3 ? List.of() : List.of(noisyPhone(who.phone()));
        Address home = random.nextInt(8) == 0 ? home() : who.home();
        boolean tellsCompany = !who.company().isEmpty() && random.nextInt(10) != 0;
        return new Customer(
                reference,
                List.of(),
                name,
                tellsCompany ? noisyCompany(who.company()) : "",
                tellsCompany ? taxId(who.taxId()) : Optional.empty(),
                List.of(new Contact(name, emails, phones)),
                List.of(new PartyAddress(home, true, true)),
                Optional.empty());
    }

    /** Written in many ways; now and then the number of another company. */
    private Optional<String> taxId(String number) {
        return switch (random.nextInt(12)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("ES-" + number);
            case 2 -> Optional.of("es " + number.toLowerCase(Locale.ROOT));
            case 3 -> Optional.of(number.substring(0, 3) + "." + number.substring(3, 6) + "." + number.substring(6));
            case 4 -> Optional.of("B-" + number.substring(1));
            case 5 -> Optional.of(String.format(Locale.ROOT, "B%08d", 10_000_000 + random.nextInt(entities) * 7));
            default -> Optional.of(number);
        };
    }

    private String noisyCompany(String name) {
        return switch (random.nextInt(6)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.replace("S.L.", "SL");
            case 2 -> name.replace(" S.L.", "");
            default -> name;
        };
    }

    private String noisyName(String name) {
        return switch (random.nextInt(14)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.replace('í', 'i').replace('é', 'e').replace('ú', 'u').replace('ó', 'o');
            case 2 -> mistyped(name);
            case 3 -> name.substring(0, 1) + ". " + name.substring(name.indexOf(' ') + 1);
            default -> name;
        };
    }

    private String noisyMail(String mail) {
        return switch (random.nextInt(14)) {
            case 0 -> mail.toUpperCase(Locale.ROOT);
            case 1 -> " " + mail + " ";
            case 2 -> mistyped(mail.substring(0, mail.indexOf('@'))) + mail.substring(mail.indexOf('@'));
            case 3 -> mail.replace("@", "+shop@");
            default -> mail;
        };
    }

    private String noisyPhone(String phone) {
        return switch (random.nextInt(10)) {
            case 0 -> "+34 " + phone;
            case 1 -> "0034" + phone;
            case 2 -> phone.substring(0, 3) + " " + phone.substring(3, 6) + " " + phone.substring(6);
            case 3 -> "(+34) " + phone.substring(0, 3) + "-" + phone.substring(3);
            case 4 -> mistyped(phone);
            case 5 -> "llamar por la tarde";
            default -> phone;
        };
    }

    /** Two neighbours swapped. */
    private String mistyped(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        char[] letters = text.toCharArray();
        char left = letters[at - 1];
        letters[at - 1] = letters[at];
        letters[at] = left;
        return new String(letters);
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
