package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a customer is not in the shop as its owner has it, and what a person does about it. The shop's {@code UserError} of customers has no code: what
 * is shared is known by the field and the word "taken" ({@code Email has already been taken}).
 */
record AccountRefusals(SystemId shop) {
    /** Its account could not be found again when the answer to its opening is lost. */
    FailureException unreachable(PartyReference customer) {
        return failure(
                FailureCode.PARTY_UNFIT,
                "customer " + customer
                        + " has neither an e-mail address nor a telephone number that may be carried, so that "
                        + "its account in " + shop + " could not be found again",
                "enter one where customers are entered, the corrected customer comes by itself; or open the account in the shop"
                        + " by hand");
    }

    FailureException notOpened(PartyReference customer, List<JsonAt> errors, boolean apart) {
        Optional<String> shared = shared(errors);
        if (shared.isEmpty()) {
            return refused("customer " + customer, errors);
        }
        return apart
                ? failure(
                        FailureCode.TARGET_REFUSED,
                        "customer " + customer + " is to have an account of its own, but " + shop + " has one for its "
                                + shared.get() + " already, and opens no second",
                        "give one of the two another " + shared.get()
                                + " where customers are entered, or name the account that it is")
                : failure(
                        FailureCode.TARGET_CHANGED,
                        "an account for this " + shared.get() + " was opened in " + shop + " a moment ago",
                        "nothing: it is looked up again by itself");
    }

    private static Optional<String> shared(List<JsonAt> errors) {
        return errors.stream()
                .filter(error -> error.textOrEmpty("message").contains("taken"))
                .flatMap(error -> error.list("field").stream())
                .map(JsonAt::text)
                .flatMap(field -> switch (field) {
                    case "email" -> Stream.of("e-mail address");
                    case "phone" -> Stream.of("telephone number");
                    default -> Stream.of();
                })
                .findFirst();
    }

    FailureException changed(ExternalRef account) {
        return failure(
                FailureCode.TARGET_CHANGED,
                "the customer " + account.number() + " was changed in " + shop + " since it was read",
                "nothing; it is read again and tried again by itself");
    }

    /** @param errors what the shop has against what was written */
    void requireWritten(ExternalRef account, List<JsonAt> errors) {
        if (UserErrors.areStale(errors)) {
            throw changed(account);
        }
        if (!errors.isEmpty()) {
            throw refused("customer " + account.number(), errors);
        }
    }

    private FailureException refused(String customer, List<JsonAt> errors) {
        return new FailureException(Failure.of(
                        FailureCode.TARGET_REFUSED,
                        shop,
                        AccountCalls.WRITE,
                        shop + " does not take " + customer + " as it is: "
                                + errors.stream()
                                        .map(AccountRefusals::field)
                                        .filter(field -> !field.isEmpty())
                                        .distinct()
                                        .collect(Collectors.joining(", ")),
                        "look at the customer in both systems: what it names is not taken by the shop; correct it, then redrive")
                .saying(UserErrors.words(errors)));
    }

    private static String field(JsonAt error) {
        return error.list("field").stream().map(JsonAt::text).collect(Collectors.joining(" "));
    }

    private FailureException failure(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, shop, AccountCalls.WRITE, why, next));
    }
}
