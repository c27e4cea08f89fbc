package dev.waybill.connector.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What identifies a customer is compared in one way, however it was written. */
class IdentifiersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b-12.345.678      | ES | ESB12345678",
                "ES B12345678      | ES | ESB12345678",
                "ESB12345678       | FR | ESB12345678",
                "12345678z         | ES | ES12345678Z",
                "X1234567L         | ES | ESX1234567L",
                "DE 123 456 789    | DE | DE123456789",
                "123456789         | DE | DE123456789",
                "fr 83 404 833 048 | FR | FR83404833048",
                "GR123456789       | GR | EL123456789",
                "123456789         | GR | EL123456789",
                "ATU12345678       | AT | ATU12345678",
                "U12345678         | AT | ATU12345678",
                "12-3456789        | US | US123456789",
                "SE556188840401    | SE | SE556188840401",
                "B1234             | ES | ''",
                "no tengo          | ES | ''",
                "DE12345           | DE | ''",
                "-                 | ES | ''",
                "B12345678         | '' | ''",
            })
    void a_tax_id_has_its_prefix_and_neither_spaces_nor_signs(String written, String country, String key) {
        assertThat(TaxIds.key(written, of(country))).isEqualTo(of(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "912 34 56 78      | ES | +34912345678",
                "(+34) 912.345.678 | FR | +34912345678",
                "0034 912345678    | ES | +34912345678",
                "01 23 45 67 89    | FR | +33123456789",
                "+33 1 23 45 67 89 | '' | +33123456789",
                "030 901820        | DE | +4930901820",
                "912 34 56 78      | '' | ''",
                "555               | ES | ''",
                "llamar por la tarde | ES | ''",
                "912 34 56 78 ext 3 | ES | ''",
            })
    void a_phone_number_is_e164(String written, String country, String key) {
        assertThat(Phones.key(written, of(country))).isEqualTo(of(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' Ana@Example.COM '     | ana@example.com",
                "ana+shop@example.com     | ana+shop@example.com",
                "a.na@gmail.com           | a.na@gmail.com",
                "ana                      | ''",
                "@example.com             | ''",
                "ana maria@example.com    | ''",
            })
    void an_e_mail_address_is_lower_case_and_otherwise_as_written(String written, String key) {
        assertThat(Identifiers.email(written)).isEqualTo(of(key));
    }

    @ParameterizedTest
    @CsvSource({"José  García-López, josegarcialopez", "ACME S.L., acmesl", "Straße 1, straße1", "Ｆｕｌｌ, full"})
    void a_name_is_its_letters_and_digits(String written, String key) {
        assertThat(Identifiers.name(written)).isEqualTo(key);
    }

    private static Optional<String> of(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
