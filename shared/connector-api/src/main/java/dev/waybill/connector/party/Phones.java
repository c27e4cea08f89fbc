package dev.waybill.connector.party;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers in E.164, by Google's libphonenumber, which knows each country's plan. */
public final class Phones {
    private Phones() {}

    /**
     * A number with its country's prefix: {@code +34912345678}.
     *
     * @param country whose numbers may be written without a prefix: two letters in upper case
     * @return empty for what is no number that could be called, or has no prefix and no country
     */
    public static Optional<String> key(String text, Optional<String> country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, country.orElse("ZZ"));
            return numbers.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /**
     * The same of what may have been mistyped: whatever can be read as digits, whether it could be called or not.
     *
     * @param country whose numbers may be written without a prefix: two letters in upper case
     */
    public static Optional<String> written(String text, Optional<String> country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return Optional.of(numbers.format(numbers.parse(text, country.orElse("ZZ")), PhoneNumberFormat.E164));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
