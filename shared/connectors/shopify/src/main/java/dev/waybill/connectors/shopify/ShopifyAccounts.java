package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyLimits.Places;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.Phones;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.Resemblance;
import dev.waybill.connectors.shopify.AccountCalls.Identifier;
import dev.waybill.connectors.shopify.AccountCalls.Opened;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customers of a shop. An e-mail address and a telephone number have one customer at most each, which the shop itself sees to; it is found by
 * these and by its own number. Companies and their locations (B2B) are not written.
 */
final class ShopifyAccounts implements PartyTarget {
    /** Of a name; of the other texts no limit is documented, and what is longer is refused by the shop by name. */
    private static final int LONGEST = 255;

    private static final int STREET_LINES = 2;

    /** A shorter beginning is in too many e-mail addresses. */
    private static final int SHORTEST_SEARCHED = 3;

    private final AccountCalls calls;
    private final AccountForm form;
    private final AccountRefusals refusals;

    ShopifyAccounts(ShopifyGraphql graphql) {
        this.calls = new AccountCalls(graphql);
        this.form = new AccountForm(graphql.system());
        this.refusals = new AccountRefusals(graphql.system());
    }

    @Override
    public PartyLimits limits() {
        return new PartyLimits(
                LONGEST, LONGEST, STREET_LINES, LONGEST, LONGEST, new Places(Places.ANY.facets(), 1, 1, false));
    }

    @Override
    public List<PlacedParty> find(Customer customer, Optional<String> called) {
        Stream<Identifier> ids = Stream.concat(
                        called.stream(),
                        Identifiers.references(customer).stream()
                                .flatMap(reference -> reference.idIn(calls.shop()).stream()))
                .filter(id -> id.matches("[0-9]{1,19}"))
                .map(id -> new Identifier("id", AccountCalls.globalId(id)));
        Stream<Identifier> emails = customer.emails().stream()
                .flatMap(text -> Identifiers.email(text).stream())
                .map(email -> new Identifier("emailAddress", email));
        Stream<Identifier> phones = customer.phones().stream()
                .flatMap(text -> Phones.key(text, customer.country()).stream())
                .map(phone -> new Identifier("phoneNumber", phone));
        return calls
                .find(Stream.of(ids, emails, phones)
                        .flatMap(some -> some)
                        .distinct()
                        .toList())
                .stream()
                .map(ShopAccount::party)
                .toList();
    }

    /**
     * Those who have all words of the name, or this mail box, with a tag or without: the shop searches whole words and beginnings of
     * words (https://shopify.dev/docs/api/usage/search-syntax, read 2026-11). Who mistyped both is not found.
     */
    @Override
    public List<PlacedParty> resembling(Customer customer) {
        Stream<String> named =
                customer.names().stream().map(ShopifyAccounts::allWords).filter(words -> !words.isEmpty());
        Stream<String> boxes = customer.emails().stream()
                .flatMap(text -> Identifiers.email(text).stream())
                .map(email -> email.replaceFirst("[+@].*", ""))
                .filter(box -> box.matches("[a-z0-9._-]{" + SHORTEST_SEARCHED + ",}"))
                .map(box -> "email:" + box + "*");
        String query = Stream.concat(named, boxes).distinct().collect(Collectors.joining(" OR "));
        return query.isEmpty()
                ? List.of()
                : calls.search(query).stream().map(ShopAccount::party).toList();
    }

    private static String allWords(String name) {
        return Resemblance.searchedWords(name).stream()
                .map(VariantSearch::quoted)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" AND "), all -> all.isEmpty() ? "" : "(" + all + ")"));
    }

    @Override
    public List<String> prints(List<Address> addresses) {
        return addresses.stream().map(ShopAccount::print).toList();
    }

    @Override
    public PlacedParty create(Customer customer, boolean apart) {
        if (customer.emails().stream().allMatch(String::isBlank)
                && AccountForm.phone(customer).isEmpty()) {
            throw refusals.unreachable(customer.reference());
        }
        Opened opened = calls.open(form.opened(customer));
        return opened.account()
                .map(ShopAccount::party)
                .orElseThrow(() -> refusals.notOpened(customer.reference(), opened.errors(), apart));
    }

    /** Our own fields are compared by the shop itself; of the rest it knows no way to, so it is read right before it is written. */
    @Override
    public PlacedParty update(PlacedParty placed, PartyChange change) {
        ShopAccount now = read(placed);
        if (!now.party().changedAt().equals(placed.changedAt())) {
            throw refusals.changed(placed.ref());
        }
        ArrayNode metafields = form.metafields(now, change);
        if (!metafields.isEmpty()) {
            refusals.requireWritten(placed.ref(), calls.remember(metafields));
        }
        ObjectNode fields = form.changed(now, change);
        if (!fields.isEmpty()) {
            refusals.requireWritten(
                    placed.ref(),
                    calls.change(
                            fields.put("id", AccountCalls.globalId(placed.ref().id()))));
        }
        AddressBook book = AddressBook.of(now, change);
        if (!book.isEmpty()) {
            refusals.requireWritten(placed.ref(), calls.write(book));
        }
        return read(placed).party();
    }

    private ShopAccount read(PlacedParty placed) {
        return calls
                .find(List.of(
                        new Identifier("id", AccountCalls.globalId(placed.ref().id()))))
                .stream()
                .findFirst()
                .orElseThrow(() -> refusals.changed(placed.ref()));
    }
}
