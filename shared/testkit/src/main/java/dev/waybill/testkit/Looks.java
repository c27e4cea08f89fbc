package dev.waybill.testkit;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.Phones;
import dev.waybill.domain.party.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the fake finds who looks like whom: by two pieces of what somebody says, each of which one slip of a finger leaves whole
 * somewhere. A search of its own, so that what is judged to resemble is looked for by other means.
 */
final class Looks {
    private static final int PIECE = 4;
    private static final int LONG_PIECE = 7;

    private Looks() {}

    /** Two who resemble one another have one of these in common; many who do not, too. */
    static Set<String> keys(
            Collection<String> names, Collection<String> emails, Collection<String> phones, List<Address> addresses) {
        List<String> boxes = emails.stream()
                .flatMap(text -> Identifiers.email(text).stream())
                .map(email -> email.replaceFirst("\\+.*@", "@"))
                .toList();
        List<List<String>> kinds = List.of(
                names.stream().flatMap(Looks::words).distinct().toList(),
                boxes.stream().flatMap(box -> ends(box, PIECE)).distinct().toList(),
                numbers(phones, addresses).stream()
                        .flatMap(number -> ends(number, PIECE))
                        .distinct()
                        .toList(),
                addresses.stream()
                        .map(address -> "code " + Identifiers.name(address.postalCode()))
                        .distinct()
                        .toList());
        Set<String> keys = new HashSet<>(boxes);
        boxes.forEach(box -> ends(box, LONG_PIECE).forEach(keys::add));
        List<String> pieces = new ArrayList<>();
        for (List<String> kind : kinds) {
            kind.forEach(one -> pieces.forEach(other -> keys.add(other + "|" + one)));
            pieces.addAll(kind);
        }
        List<String> words = kinds.getFirst().stream().sorted().toList();
        words.forEach(one ->
                words.stream().filter(other -> one.compareTo(other) < 0).forEach(other -> keys.add(one + "|" + other)));
        return keys;
    }

    private static Stream<String> words(String name) {
        return Stream.concat(
                Stream.of(Identifiers.name(name)),
                Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                        .map(Identifiers::name)
                        .filter(word -> word.length() > 1));
    }

    private static Stream<String> ends(String text, int length) {
        String local = text.replaceFirst("@.*", "");
        return local.length() < length
                ? Stream.of(local)
                : Stream.of("^" + local.substring(0, length), local.substring(local.length() - length) + "$");
    }

    private static List<String> numbers(Collection<String> phones, List<Address> addresses) {
        Optional<String> country = addresses.stream().map(Address::country).findFirst();
        return phones.stream()
                .flatMap(text -> Phones.written(text, country).stream())
                .map(number -> number.length() > PIECE ? number.substring(3) : number)
                .toList();
    }
}
