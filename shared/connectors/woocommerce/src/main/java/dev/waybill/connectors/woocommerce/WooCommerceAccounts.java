package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyLimits.Places;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.Resemblance;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts of a shop (woocommerce/woocommerce-rest-api-docs {@code _customers.md}, and {@code
 * WC_REST_Customers_V1_Controller}, read 2026-11). An e-mail address has one account at most, which the shop itself sees to; it can be
 * searched by id and e-mail address alone, so nobody is found there by a telephone number or a tax number. A new account makes the shop
 * write to its owner.
 */
final class WooCommerceAccounts implements PartyTarget {
    private static final String FIND = "findCustomer";
    private static final String WRITE = "writeCustomer";
    private static final String EXISTS = "registration-error-email-exists";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Question READING = new Question(FIND, "tell its customers", PATIENCE);
    private static final Question WRITING = new Question(WRITE, "take customers", PATIENCE);

    /** WordPress cuts {@code user_email} off at 100 characters; the other fields are texts of any length. */
    private static final int LONGEST_EMAIL = 100;

    private static final int LONGEST = 200;
    private static final int STREET_LINES = 2;

    private final SystemId shop;
    private final WooCommerceRest rest;
    private final ShopAnswers answers;
    private final AccountFields fields;

    WooCommerceAccounts(SystemSpec system, WooCommerceRest rest, Clock clock) {
        this.shop = system.id();
        this.rest = rest;
        this.answers = new ShopAnswers(
                shop,
                clock,
                new ShopAnswers.About(
                        "customers",
                        READING,
                        WRITING,
                        "look at the customer in both systems: what it names is not taken by the shop",
                        "nothing: it is looked up again before anything is written"));
        this.fields = AccountFields.of(system);
    }

    @Override
    public PartyLimits limits() {
        Set<DataName> facets = EnumSet.of(DataName.PARTY, DataName.PARTY_CONTACT, DataName.PARTY_ADDRESS);
        fields.taxId().ifPresent(field -> facets.add(DataName.PARTY_TAX));
        fields.terms().ifPresent(field -> facets.add(DataName.PARTY_TERMS));
        return new PartyLimits(LONGEST, LONGEST, STREET_LINES, LONGEST, LONGEST_EMAIL, new Places(facets, 1, 1, true));
    }

    @Override
    public List<PlacedParty> find(Customer customer, Optional<String> called) {
        List<PlacedParty> found = new ArrayList<>();
        String ids = Stream.concat(
                        called.stream(),
                        Identifiers.references(customer).stream().flatMap(reference -> reference.idIn(shop).stream()))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .distinct()
                .collect(Collectors.joining(","));
        if (!ids.isEmpty()) {
            found.addAll(list("include=" + ids));
        }
        customer.emails().stream()
                .map(String::strip)
                .filter(email -> !email.isEmpty())
                .distinct()
                .forEach(email -> found.addAll(list("email=" + ShopProducts.encoded(email))));
        return found.stream().distinct().toList();
    }

    /**
     * Those whose display name, user name or e-mail address has the longest word of the customer's name: the shop searches one text at
     * a time ({@code search}, as {@code WP_User_Query} does it), and neither addresses nor telephones.
     */
    @Override
    public List<PlacedParty> resembling(Customer customer) {
        return customer.names().stream()
                .flatMap(name -> Resemblance.searchedWords(name).stream())
                .max(Comparator.comparing(String::length))
                .map(word -> list("orderby=registered_date&order=desc&search=" + ShopProducts.encoded(word)))
                .orElse(List.of());
    }

    /** Of any role: wholesale plug-ins have their own. */
    private List<PlacedParty> list(String which) {
        HttpAnswer answer =
                rest.ask(READING, "customers?role=all&per_page=100&_fields=" + AccountFields.NAMES + "&" + which);
        return answers.read(
                answer, list -> list.items().stream().map(fields::read).toList());
    }

    @Override
    public List<String> prints(List<Address> addresses) {
        return addresses.stream().map(AccountFields::print).toList();
    }

    @Override
    public PlacedParty create(Customer customer, boolean apart) {
        if (customer.emails().stream().allMatch(String::isBlank)) {
            throw new FailureException(Failure.of(
                    FailureCode.PARTY_UNFIT,
                    shop,
                    WRITE,
                    "customer " + customer.reference() + " has no e-mail address that may be carried, and " + shop
                            + " opens no account without one",
                    "enter the address where customers are entered, the corrected customer comes by itself; or open the account"
                            + " in the shop by hand"));
        }
        HttpAnswer answer =
                rest.tell(WRITING, "customers?_fields=" + AccountFields.NAMES, body(fields.created(customer)));
        if (answer.status() == 400 && EXISTS.equals(code(answer))) {
            throw new FailureException(apart ? shared(customer) : madeMeanwhile());
        }
        return answers.written(answer, fields::read);
    }

    private static String code(HttpAnswer answer) {
        return JsonPeek.members(answer.body(), Set.of("code")).getOrDefault("code", "");
    }

    private Failure shared(Customer customer) {
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                shop,
                WRITE,
                "customer " + customer.reference() + " is to have an account of its own, but " + shop
                        + " has one for its e-mail address already, and opens no second",
                "give one of the two another e-mail address where customers are entered, or name the account that it is");
    }

    private Failure madeMeanwhile() {
        return Failure.of(
                FailureCode.TARGET_CHANGED,
                shop,
                WRITE,
                "an account for this e-mail address was opened in " + shop + " a moment ago",
                "nothing: it is looked up again by itself");
    }

    @Override
    public PlacedParty update(PlacedParty placed, PartyChange change) {
        String account = "customers/" + placed.ref().id() + "?_fields=" + AccountFields.NAMES;
        PlacedParty now = answers.read(rest.ask(READING, account), fields::read);
        if (!now.changedAt().equals(placed.changedAt())) {
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_CHANGED,
                    shop,
                    WRITE,
                    "the account " + placed.ref().number() + " was changed in " + shop + " since it was read",
                    "nothing was done there; it is read again and tried again by itself"));
        }
        return answers.written(rest.tell(WRITING, account, body(fields.changed(now, change))), fields::read);
    }

    private static Body body(ObjectNode json) {
        return Body.of(json.toString());
    }
}
