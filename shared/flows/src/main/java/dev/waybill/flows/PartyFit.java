package dev.waybill.flows;

import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PostalCodes;
import dev.waybill.connector.party.TaxIds;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a customer's fields are what they should be, and fit into a target. A street that is too long goes on in the next line;
 * everything else that is too long is for a person. Nothing is ever cut off.
 */
record PartyFit(PartyLimits limits) {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /**
     * The same customer, as the target can take it.
     *
     * @throws FailureException {@code PARTY_UNFIT} naming each field
     */
    Customer fitted(Customer customer, Envelope envelope) {
        List<String> none = none(customer);
        if (!none.isEmpty() && !envelope.isApproved(FailureCode.PARTY_UNFIT)) {
            throw new FailureException(PartyFailures.none(customer.reference(), none, envelope));
        }
        Customer split = customer.withAddresses(
                customer.addresses().stream().map(this::split).toList());
        List<String> tooLong = tooLong(split);
        if (!tooLong.isEmpty()) {
            throw new FailureException(PartyFailures.tooLong(customer.reference(), tooLong, envelope));
        }
        return split;
    }

    private static List<String> none(Customer customer) {
        List<String> wrong = new ArrayList<>();
        customer.country()
                .filter(country -> customer.taxId()
                        .filter(text -> TaxIds.key(text, customer.country()).isEmpty())
                        .isPresent())
                .ifPresent(country -> wrong.add("its tax id has not the form of one of " + country));
        customer.addresses().stream().map(PartyAddress::address).forEach(address -> {
            String country = address.country();
            if (!country.isEmpty() && !COUNTRIES.contains(country)) {
                wrong.add("'" + country + "' is no country of ISO 3166");
            } else if (!PostalCodes.canBe(address.postalCode(), country)) {
                wrong.add("a postal code has not the form of one of " + country);
            }
        });
        return wrong.stream().distinct().toList();
    }

    private PartyAddress split(PartyAddress placed) {
        Address address = placed.address();
        List<String> lines = address.street().stream().flatMap(this::lines).toList();
        return new PartyAddress(
                new Address(
                        address.name(),
                        address.company(),
                        lines,
                        address.postalCode(),
                        address.city(),
                        address.region(),
                        address.country(),
                        address.phone()),
                placed.billing(),
                placed.shipping());
    }

    /** Breaks between words; a word that is longer than a line stays whole, and is too long. */
    private Stream<String> lines(String line) {
        List<String> lines = new ArrayList<>();
        String rest = line.strip();
        while (rest.length() > limits.streetLine() && rest.indexOf(' ') > 0) {
            int space = rest.lastIndexOf(' ', limits.streetLine());
            int end = space > 0 ? space : rest.indexOf(' ');
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines.stream();
    }

    private List<String> tooLong(Customer customer) {
        List<String> wrong = new ArrayList<>();
        check(wrong, "its name", Stream.concat(Stream.of(customer.title()), customer.names().stream()), limits.name());
        check(
                wrong,
                "an e-mail address or phone number",
                Stream.concat(customer.emails().stream(), customer.phones().stream()),
                limits.contact());
        for (PartyAddress placed : customer.addresses()) {
            Address address = placed.address();
            check(wrong, "the name in an address", Stream.of(address.name(), address.company()), limits.name());
            check(wrong, "a line of a street", address.street().stream(), limits.streetLine());
            check(wrong, "a city or region", Stream.of(address.city(), address.region()), limits.city());
            if (address.street().size() > limits.streetLines()) {
                wrong.add("a street has " + address.street().size() + " lines, it takes " + limits.streetLines());
            }
        }
        return wrong.stream().distinct().toList();
    }

    private static void check(List<String> wrong, String what, Stream<String> texts, int most) {
        int longest = texts.mapToInt(String::length).max().orElse(0);
        if (longest > most) {
            wrong.add(what + " has " + longest + " characters, it takes " + most);
        }
    }
}
