package dev.waybill.connector.party;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of cases: who looks enough like whom for a person to be asked, and who does not. */
class ResemblanceTest {
    /** Name; company; tax id; e-mail; phone; street; postal code. */
    private static final String OURS = "Ana Ruiz Costa; ; ; ana.ruiz@mail.example; 612345678; Calle Mayor 1; 28013";

    private static final String JULIO = "Julio Ruiz; ; ; julio@mail.example; ; Calle Mayor 1; 28013";
    private static final String ACME = "Eva Paz; Acme Muebles S.L.; B12345678; eva@acme.example; ; Calle Sol 2; 28001";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tag                          | Leo Paz; ; ; ana.ruiz+shop@mail.example; ; Sol 2; 08001               | the same mail box",
                "letters swapped, same name   | Ana Ruiz Costa; ; ; ana.riuz@mail.example; ; Sol 2; 08001             | one typing error in the e-mail, the same name",
                "letter more, accents         | Ána RUIZ Costa; ; ; anna.ruiz@mail.example; ; Sol 2; 08001            | one typing error in the e-mail, the same name",
                "letter less, other order     | Ruiz Costa, Ana; ; ; an.ruiz@mail.example; ; Sol 2; 08001             | one typing error in the e-mail, the same name",
                "provider mistyped, initial   | A. Ruiz Costa; ; ; ana.ruiz@mial.example; ; Sol 2; 08001              | one typing error in the e-mail, a similar name",
                "mistyped, with a tag         | Ana Ruiz; ; ; ana.ruis+x@mail.example; ; Sol 2; 08001                 | one typing error in the e-mail, a similar name",
                "mistyped mail, two words     | Ana Maria Costa; ; ; ana.riuz@mail.example; ; Sol 2; 08001            | one typing error in the e-mail",
                "mistyped mail, another name  | Leo Paz; ; ; ana.ruis@mail.example; ; Sol 2; 08001                    | ",
                "mistyped mail, same phone    | Leo Paz; ; ; ana.ruis@mail.example; +34 612 34 56 78; ; 08001         | one typing error in the e-mail, the same phone",
                "mistyped mail, same house    | Leo Ruiz; ; ; ana.ruis@mail.example; ; Calle Mayor, 1; 28013          | one typing error in the e-mail, the same address",
                "two slips in the mail        | Ana Ruiz Costa; ; ; naa.riuz@mail.example; ; Sol 2; 08001             | ",
                "name and postal code         | Ana Ruiz Costa; ; ; a@other.example; ; Calle Sol 2; 28013             | the same name, the same postal code",
                "name and house               | Costa Ruiz, Ana; ; ; a@other.example; ; C/ Mayor, 1, 2º B; 28013      | the same name, the same address",
                "name elsewhere: a namesake   | Ana Ruiz Costa; ; ; a@other.example; 699999999; Calle Mayor 1; 08001  | ",
                "similar name, same house     | A. Ruiz; ; ; a@other.example; ; C/ Mayor 1; 28013                     | a similar name, the same address",
                "similar name, other house    | A. Ruiz; ; ; a@other.example; ; C/ Mayor 3; 28013                     | ",
                "household                    | Eva Ruiz Costa; ; ; eva@other.example; ; Calle Mayor 1; 28013         | ",
                "household, one phone         | Eva Ruiz Costa; ; ; eva@other.example; 612345678; Calle Mayor 1; 28013 | ",
                "phone mistyped, same name    | Ana Ruiz Costa; ; ; a@other.example; 612354678; Sol 2; 08001          | one typing error in the phone, the same name",
                "phone short, similar name    | Anna Ruiz Costa; ; ; a@other.example; 61234568; Sol 2; 08001          | one typing error in the phone, a similar name",
                "phone mistyped, other name   | Leo Paz; ; ; a@other.example; 612354678; Sol 2; 08001                 | ",
                "stranger next door           | Leo Paz; ; ; leo@other.example; ; Calle Mayor 1; 28013                | ",
            })
    void somebody_there(String what, String there, String signs) {
        assertThat(signs(OURS, there)).as(what).isEqualTo(signs == null ? "" : signs);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Julio is not Julia        | Julia Ruiz; ; ; julia@mail.example; ; Calle Mayor 1; 28013  | a similar name: NO",
                "Julio is Juilo            | Juilo Ruiz; ; ; juilo@mail.example; ; Calle Mayor 1; 28013  | a similar name: YES",
                "Julio is J.               | J. Ruiz; ; ; j@mail.example; ; Calle Mayor 1; 28013         | a similar name: YES",
                "Julio is Julio R.         | Julio Ruiz Rey; ; ; j@mail.example; ; Calle Mayor 1; 28013  | a similar name: YES",
                "Julio is JulioR uiz        | JulioR uis; ; ; j@other.example; ; Calle Mayor 1; 28013     | a similar name: YES",
                "Julio is not Julie        | Julie Ruiz; ; ; j@other.example; ; Calle Mayor 1; 28013     | a similar name: NO",
                "Ruiz alone                | Ruiz; ; ; j@mail.example; ; Calle Mayor 1; 28013            | a similar name: NO",
            })
    void first_names(String what, String there, String expected) {
        assertThat(signs(JULIO, there).contains("a similar name")).as(what).isEqualTo(expected.endsWith("YES"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "legal form, elsewhere     | Leo Paz; ACME MUEBLES SL; ; leo@other.example; ; Rambla 4; 08001          | the same company name",
                "no legal form, elsewhere  | Leo Paz; Acme Muebles; ; leo@other.example; ; Rambla 4; 08001             | the same company name",
                "other tax id, elsewhere   | Leo Paz; Acme Muebles S.L.; B99999999; leo@other.example; ; Rambla 4; 08001 | the same company name",
                "similar, tax id mistyped  | Leo Paz; Acme Mueblse; B12345687; leo@other.example; ; Rambla 4; 08001    | one typing error in the tax id, a similar name",
                "other name, tax mistyped  | Leo Paz; Otra S.L.; B12345687; leo@other.example; ; Rambla 4; 08001       | ",
                "another number            | Leo Paz; Acme 2 Muebles; ; leo@other.example; ; Calle Sol 2; 28001        | ",
                "other company, same house | Leo Paz; Otra S.L.; B99999999; leo@other.example; ; Calle Sol 2; 28001    | ",
            })
    void companies(String what, String there, String signs) {
        assertThat(signs(ACME, there)).as(what).isEqualTo(signs == null ? "" : signs);
    }

    @Test
    void a_bar_of_a_common_name_is_not_the_one_in_another_town_and_a_surname_with_an_accent_is_no_legal_form() {
        assertThat(signs(
                        "; Bar Central; ; a@a.example; ; Sol 1; 28001", "; Bar Central; ; b@b.example; ; Sol 1; 08001"))
                .isEmpty();
        assertThat(signs("Inês Sá; ; ; a@a.example; ; Sol 1; 28001", "Inês Sá; ; ; b@b.example; ; Sol 1; 08001"))
                .isEmpty();
    }

    @Test
    void daniel_and_daniela_of_one_house_are_two() {
        assertThat(signs(
                        "Daniel Rey; ; ; d@a.example; ; Sol 1; 28001", "Daniela Rey; ; ; dr@b.example; ; Sol 1; 28001"))
                .isEmpty();
    }

    @Test
    void two_people_of_one_name_and_house_with_tax_ids_of_their_own_are_two() {
        String father = "Juan Rey; ; 12345678Z; juan@a.example; ; Calle Sol 1; 28001";

        assertThat(signs(father, "Juan Rey; ; 87654321X; jr@b.example; ; Calle Sol 1; 28001"))
                .isEmpty();
        assertThat(signs(father, "Juan Rey; ; 12345687Z; jr@b.example; ; Calle Sol 1; 28001"))
                .isEqualTo("one typing error in the tax id, the same name, the same address");
    }

    @Test
    void the_most_telling_is_told_first_and_nothing_personal_is_said() {
        List<Resemblance> alike = Resemblance.among(
                List.of(
                        placed("1", "Ana Ruiz Costa; ; ; a@other.example; ; Calle Sol 2; 28013"),
                        placed("2", "Leo Paz; ; ; ana.ruiz+shop@mail.example; ; Sol 2; 08001")),
                customer(OURS));

        assertThat(alike)
                .extracting(Resemblance::words)
                .containsExactly("P2 (the same mail box)", "P1 (the same name, the same postal code)");
        assertThat(alike.toString()).doesNotContain("Ruiz", "ruiz", "Calle");
    }

    @Test
    void whoever_resembles_mostly_has_a_mark_in_common() {
        assertThat(Resemblance.marks(customer(OURS)))
                .containsAnyElementsOf(
                        Resemblance.marks(customer("Ruiz Costa, A.; ; ; an.ruiz@mail.example; ; Sol 2; 08001")))
                .containsAnyElementsOf(
                        Resemblance.marks(customer("Leo Paz; ; ; ana.ruiz+shop@mail.example; ; Sol 2; 08001")))
                .doesNotContainAnyElementsOf(
                        Resemblance.marks(customer("Leo Paz; ; ; leo@mail.example; ; Sol 2; 08001")));
    }

    private static String signs(String ours, String there) {
        return Resemblance.among(List.of(placed("1", there)), customer(ours)).stream()
                .map(Resemblance::words)
                .map(words -> words.substring("P1 (".length(), words.length() - 1))
                .collect(Collectors.joining());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    }

    private static Customer customer(String text) {
        List<String> parts = parts(text);
        return new Customer(
                new PartyReference("shop-es:25"),
                List.of(),
                parts.get(0),
                parts.get(1),
                said(parts.get(2)),
                List.of(contact(parts)),
                List.of(new PartyAddress(address(parts), true, true)),
                Optional.empty());
    }

    private static PlacedParty placed(String id, String text) {
        List<String> parts = parts(text);
        return new PlacedParty(
                new ExternalRef(new SystemId("erp"), id, "P" + id),
                Set.of(),
                said(parts.get(1)).orElse(parts.get(0)),
                said(parts.get(2)).stream().toList(),
                List.of(contact(parts)),
                List.of(new PlacedAddress("1", "print", address(parts))),
                Optional.empty(),
                Optional.empty());
    }

    private static Contact contact(List<String> parts) {
        return new Contact(
                parts.get(0),
                said(parts.get(3)).stream().toList(),
                said(parts.get(4)).stream().toList());
    }

    private static Address address(List<String> parts) {
        return new Address("", "", List.of(parts.get(5)), parts.get(6), "Madrid", "M", "ES", Optional.empty());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
