package dev.waybill.connector.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PartyMatch.Found;
import dev.waybill.connector.party.PartyMatch.Likeness;
import dev.waybill.connector.party.PartyMatch.Nobody;
import dev.waybill.connector.party.PartyMatch.Unclear;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of cases: who is taken for whom, and what is left to a person. */
class PartyMatchingTest {
    private static final String OURS = "shop-es:25; Ana Ruiz; ; ESB12345678; ana@ruiz.example; 912345678; Mayor 1";

    /** Reference; name; company; tax id; e-mail; phone; street. What is empty, nobody said. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // What is there already                                                       what is said of it
                "nothing shared         | shop-fr:1; Eva Paz; ; ; eva@paz.example; 933333333; Sol 2          | nobody",
                "our reference          | shop-es:25; Other; ; ; old@ruiz.example; ;                          | external id",
                "reference, tax differs | shop-es:25; Ana Ruiz; ; ESB99999999; ana@ruiz.example; ;            | person",
                "tax id and name        | shop-fr:1; Ana Ruiz; ; b12345678; ; ; Sol 2                         | tax id",
                "tax id and e-mail      | shop-fr:1; Anna Ruis; ; ESB12345678; ana@ruiz.example; ;            | tax id",
                "tax id and phone       | shop-fr:1; A. Ruiz; ; ESB12345678; ; +34912345678;                  | tax id",
                "tax id alone           | shop-fr:1; Eva Paz; ; ESB12345678; eva@paz.example; ;               | person",
                "tax id, other account  | shop-es:7; Ana Ruiz; ; ESB12345678; ; ;                             | tax id",
                "e-mail and name        | shop-fr:1; ana ruíz; ; ; ANA@ruiz.example; ;                        | e-mail",
                "e-mail, other phone    | shop-fr:1; Ana Ruiz; ; ; ana@ruiz.example; 933333333;               | e-mail",
                "e-mail, other name     | shop-fr:1; Eva Paz; ; ; ana@ruiz.example; ;                         | person",
                "e-mail, name mistyped  | shop-fr:1; Ana Riuz; ; ; ana@ruiz.example; 912345678;               | person",
                "e-mail, an initial     | shop-fr:1; A. Ruiz; ; ; ana@ruiz.example; ;                          | person",
                "e-mail, other tax id   | shop-fr:1; Ana Ruiz; ; ESB99999999; ana@ruiz.example; ;             | person",
                "e-mail, other account  | shop-es:7; Ana Ruiz; ; ; ana@ruiz.example; ;                        | person",
                "e-mail of a guest      | shop-es:order-9; Ana Ruiz; ; ; ana@ruiz.example; ;                  | e-mail",
                "phone and name         | shop-fr:1; Ana Ruiz; ; ; ; 912 34 56 78;                            | phone",
                "phone, other e-mail    | shop-fr:1; Ana Ruiz; ; ; a@other.example; 912345678;                | person",
                "phone of the family    | shop-fr:1; Leo Ruiz; ; ; leo@ruiz.example; 912345678; Mayor 1       | person",
                "phone, other tax id    | shop-fr:1; Ana Ruiz; ; ESB99999999; ; 912345678;                    | person",
                "name and place         | shop-fr:1; Ana Ruiz; ; ; a@other.example; ; mayor, 1                | person",
                "name elsewhere         | shop-fr:1; Ana Ruiz; ; ; a@other.example; ; Sol 2                   | nobody",
            })
    void one_that_is_there(String what, String there, String expected) {
        assertThat(words(PartyMatching.judge(customer(OURS), List.of(placed("1", there)), Optional.empty())))
                .as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tax id here, e-mail there       | shop-fr:1; Ana Ruiz; ; ESB12345678; ; ; | shop-fr:2; Ana Ruiz; ; ; ana@ruiz.example; ; | person",
                "tax id here, shared phone there | shop-fr:1; Ana Ruiz; ; ESB12345678; ; ; | shop-fr:2; Leo Ruiz; ; ; ; 912345678;       | tax id",
                "tax id of two                   | shop-fr:1; Ana Ruiz; ; ESB12345678; ; ; | shop-fr:2; Ana Ruiz; ; ESB12345678; ; ;      | person",
                "e-mail of two                   | shop-fr:1; Ana Ruiz; ; ; ana@ruiz.example; ; | shop-fr:2; Ana Ruiz; ; ; ana@ruiz.example; ; | person",
                "e-mail here, family there       | shop-fr:1; Ana Ruiz; ; ; ana@ruiz.example; 912345678; | shop-fr:2; Leo Ruiz; ; ; leo@ruiz.example; 912345678; | e-mail",
                "info@ of two, one by name       | shop-fr:1; Ana Ruiz; ; ; ana@ruiz.example; ; | shop-fr:2; Leo Ruiz; ; ; ana@ruiz.example; ; | person",
                "ours, and the tax id there      | shop-es:25; Ana Ruiz; ; ; ; ; | shop-fr:2; Eva Paz; ; ESB12345678; ; ;              | person",
                "ours, and the e-mail there      | shop-es:25; Ana Ruiz; ; ; ; ; | shop-fr:2; Ana Ruiz; ; ; ana@ruiz.example; ;         | external id",
                "ours twice                      | shop-es:25; Ana Ruiz; ; ; ; ; | shop-es:25; Ana Ruiz; ; ; ; ;                        | person",
            })
    void two_that_are_there(String what, String one, String other, String expected) {
        List<PlacedParty> there = List.of(placed("1", one), placed("2", other));

        assertThat(words(PartyMatching.judge(customer(OURS), there, Optional.empty())))
                .as(what)
                .isEqualTo(expected);
        assertThat(words(PartyMatching.judge(customer(OURS), there.reversed(), Optional.empty())))
                .as("in whichever order they are told")
                .isEqualTo(expected);
    }

    @Test
    void what_was_carried_before_is_found_though_everything_changed_but_for_the_tax_id() {
        PlacedParty before = placed("1", "; Someone; ; ; else@other.example; ;");
        PlacedParty family = placed("2", "shop-fr:2; Leo Ruiz; ; ; leo@ruiz.example; 912345678;");

        assertThat(words(PartyMatching.judge(customer(OURS), List.of(before, family), Optional.of("1"))))
                .isEqualTo("cross-reference");
        PlacedParty otherTaxId = placed("1", "; Ana Ruiz; ; ESB99999999; ana@ruiz.example; ;");
        assertThat(words(PartyMatching.judge(customer(OURS), List.of(otherTaxId), Optional.of("1"))))
                .isEqualTo("person");
        PlacedParty ours = placed("2", "shop-es:25; Ana Ruiz; ; ; ; ;");
        assertThat(words(PartyMatching.judge(customer(OURS), List.of(before, ours), Optional.of("1"))))
                .as("the cross-reference and our reference lead to two")
                .isEqualTo("person");
    }

    @Test
    void colleagues_of_one_company_are_one_party_by_its_tax_id() {
        Customer leo = customer("shop-es:26; Leo Paz; Acme S.L.; ESB12345678; leo@acme.example; ;");
        PlacedParty acme = placed("1", "shop-es:25; ACME SL; ; ESB12345678; ana@acme.example; ;");

        assertThat(words(PartyMatching.judge(leo, List.of(acme), Optional.empty())))
                .isEqualTo("tax id");
    }

    @Test
    void candidates_are_told_side_by_side_and_without_personal_data() {
        PlacedParty one = placed("1", "shop-fr:1; Eva Paz; ; ESB99999999; ana@ruiz.example; ;");
        PlacedParty two = placed("2", "shop-fr:2; Leo Ruiz; ; ; leo@ruiz.example; 912345678;");

        PartyMatch match = PartyMatching.judge(customer(OURS), List.of(one, two), Optional.empty());

        assertThat(match).isInstanceOfSatisfying(Unclear.class, unclear -> assertThat(unclear.candidates())
                .extracting(Likeness::words)
                .containsExactly(
                        "P1 (same e-mail; other tax id, other name)", "P2 (same phone; other e-mail, other name)"));
        assertThat(match.toString() + customer(OURS) + one).doesNotContain("Ruiz", "ruiz", "99999999", "912345678");
    }

    private static String words(PartyMatch match) {
        return switch (match) {
            case Found found -> found.by();
            case Nobody nobody -> "nobody";
            case Unclear unclear -> "person";
        };
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(";", -1)).map(String::strip).collect(Collectors.toList());
    }

    private static Customer customer(String text) {
        List<String> parts = parts(text);
        return new Customer(
                new PartyReference(parts.get(0)),
                List.of(),
                parts.get(1),
                parts.get(2),
                said(parts.get(3)),
                List.of(contact(parts)),
                List.of(new PartyAddress(address(parts.getLast()), true, true)),
                Optional.empty());
    }

    private static PlacedParty placed(String id, String text) {
        List<String> parts = parts(text);
        return new PlacedParty(
                new ExternalRef(new SystemId("erp"), id, "P" + id),
                said(parts.get(0)).stream().map(PartyReference::new).collect(Collectors.toSet()),
                parts.get(1),
                said(parts.get(3)).stream().toList(),
                List.of(contact(parts)),
                List.of(new PlacedAddress("1", "print", address(parts.getLast()))),
                Optional.empty(),
                Optional.empty());
    }

    private static Contact contact(List<String> parts) {
        return new Contact(
                parts.get(1),
                said(parts.get(4)).stream().toList(),
                said(parts.get(5)).stream().toList());
    }

    private static Address address(String street) {
        return new Address("", "", Stream.of(street).toList(), "28013", "Madrid", "M", "ES", Optional.empty());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
