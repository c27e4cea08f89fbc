package dev.waybill.flows;

import dev.waybill.domain.party.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Writes down what people say, as they type it into shops: in many ways, with slips, and now and then something else altogether. */
record Scribe(Random random) {
    /** So many slips that nobody recognises it; also what is not said at all. */
    static final int LOST = 9;

    /**
     * What was written.
     *
     * @param slips how far it is from what is true, in slips of a finger
     */
    record Written<T>(T value, int slips) {}

    String name(String name) {
        return switch (random.nextInt(20)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.replace('í', 'i').replace('é', 'e').replace('ú', 'u').replace('ó', 'o');
            case 2 -> mistyped(name);
            case 3 -> name.substring(0, 1) + ". " + name.substring(name.indexOf(' ') + 1);
            case 4 -> name.indexOf(' ') < name.lastIndexOf(' ') ? name.substring(0, name.lastIndexOf(' ')) : name;
            case 5 -> name.substring(name.indexOf(' ') + 1) + ", " + name.substring(0, name.indexOf(' '));
            default -> name;
        };
    }

    String company(String name) {
        return switch (random.nextInt(6)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.replace("S.L.", "SL");
            case 2 -> name.replace(" S.L.", "");
            default -> name;
        };
    }

    Written<String> mail(String mail) {
        String box = mail.substring(0, mail.indexOf('@'));
        String provider = mail.substring(mail.indexOf('@'));
        return switch (random.nextInt(40)) {
            case 0, 1, 2 -> new Written<>(mail.toUpperCase(Locale.ROOT), 0);
            case 3, 4, 5 -> new Written<>(" " + mail + " ", 0);
            case 6, 7, 8 -> new Written<>(mistyped(box) + provider, 1);
            case 9 -> new Written<>(mail.replace("mail.", "mial."), 1);
            case 10, 11, 12 -> new Written<>(mail.replace("@", "+shop@"), 0);
            case 13 -> new Written<>("x" + random.nextInt(1_000_000) + "@work.example", LOST);
            default -> new Written<>(mail, 0);
        };
    }

    /** Three of ten say none. */
    Written<Optional<String>> phone(String phone) {
        if (random.nextInt(10) < 3) {
            return new Written<>(Optional.empty(), LOST);
        }
        return switch (random.nextInt(10)) {
            case 0 -> new Written<>(Optional.of("+34 " + phone), 0);
            case 1 -> new Written<>(Optional.of("0034" + phone), 0);
            case 2 ->
                new Written<>(
                        Optional.of(phone.substring(0, 3) + " " + phone.substring(3, 6) + " " + phone.substring(6)), 0);
            case 3 -> new Written<>(Optional.of("(+34) " + phone.substring(0, 3) + "-" + phone.substring(3)), 0);
            case 4 -> new Written<>(Optional.of(mistyped(phone)), 1);
            case 5 -> new Written<>(Optional.of("llamar por la tarde"), LOST);
            default -> new Written<>(Optional.of(phone), 0);
        };
    }

    /** One of eight has parcels sent elsewhere; streets are written in several ways. */
    Written<Address> address(Address home, Address elsewhere) {
        boolean lost = random.nextInt(8) == 0;
        Address where = lost ? elsewhere : home;
        String street = where.street().getFirst();
        String written =
                switch (random.nextInt(12)) {
                    case 0 -> street.replace("Calle", "C/");
                    case 1 -> street.replaceFirst(" (\\d+)", ", $1");
                    default -> street;
                };
        return new Written<>(
                new Address(
                        where.name(),
                        where.company(),
                        List.of(written),
                        where.postalCode(),
                        where.city(),
                        where.region(),
                        where.country(),
                        Optional.empty()),
                lost ? LOST : 0);
    }

    /** Written in many ways; now and then none, or one of another company. */
    Optional<String> taxId(String number, String another) {
        return switch (random.nextInt(12)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("ES-" + number);
            case 2 -> Optional.of("es " + number.toLowerCase(Locale.ROOT));
            case 3 -> Optional.of(number.substring(0, 3) + "." + number.substring(3, 6) + "." + number.substring(6));
            case 4 -> Optional.of("B-" + number.substring(1));
            case 5 -> Optional.of(another);
            default -> Optional.of(number);
        };
    }

    /** Mostly two neighbours swapped; a letter typed twice or left out. */
    private String mistyped(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
        };
    }
}
