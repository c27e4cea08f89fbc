package dev.waybill.cli.command;

import dev.waybill.aws.AnswerJson;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill erase}. */
@Command(
        name = "erase",
        description = "Erases what Waybill keeps about one person, and says who else has it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill erase 1001 shop-es:1002 --preview",
            "  waybill erase 1001 shop-es:1002 --because \"asked by letter of 3 May\"",
            "  waybill erase --email anna@example.org --because \"asked by telephone\"",
            "  waybill erase --request 01J9ABC… --because \"the shop passed on a request\"",
            "",
            "It stays that something happened, when, how it ended, and the ids: so a late webhook brings nothing back.",
            "An address is looked for in kept messages; delivered orders keep none, so name those by number.",
            "Backups of the table end by themselves after 35 days. Ends with 1 if something is left."
        })
final class EraseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "ORDER", description = "number, or shop and its own id: shop-es:1001")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--email", paramLabel = "ADDRESS", description = "look for it in all kept messages")
    private Optional<String> email = Optional.empty();

    @Option(names = "--request", paramLabel = "ID", description = "operation of a privacy request; settles it")
    private Optional<String> request = Optional.empty();

    @Option(names = "--receipt", paramLabel = "ID", description = "go on with this erasure; default a new one")
    private Optional<String> receipt = Optional.empty();

    @Option(names = "--preview", description = "count what would be erased, erase nothing")
    private boolean preview;

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines: one receipt a line")
    private boolean json;

    EraseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Person person = person(Optional.empty());
        if (person.isNobody()) {
            throw new UsageException("say who is erased: ORDER, --email ADDRESS or --request ID");
        }
        By by = preview ? asking.by(surroundings, "preview") : asking.withReason(surroundings, "an erasure");
        String id = receipt.orElseGet(() -> UUID.randomUUID().toString());
        Books books = surroundings.books(connection);
        Optional<String> after = Optional.empty();
        while (true) {
            Answer answer = books.ask(new dev.waybill.engine.operator.Command.Erase(id, person(after), by, preview));
            if (!(answer instanceof Answer.Erased erased)) {
                return new RedriveScreen(surroundings.screen(), json).other(answer);
            }
            told(erased);
            after = erased.receipt().next();
            if (after.isEmpty()) {
                return preview || erased.receipt().isDone() ? Exit.OK : Exit.PROBLEM;
            }
        }
    }

    private Person person(Optional<String> after) {
        try {
            return new Person(orders, email.map(EmailAddress::new), after, request.map(OperationId::new));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--email " + wrong.getMessage());
        }
    }

    private void told(Answer.Erased erased) {
        Screen screen = surroundings.screen();
        Receipt now = erased.receipt();
        if (json) {
            screen.say(AnswerJson.write(erased));
        } else if (now.next().isPresent() && !preview) {
            screen.remark(now.looked() + " kept messages looked through");
        } else {
            screen.say(text(now, preview));
        }
    }

    static String text(Receipt receipt, boolean preview) {
        StringBuilder text = new StringBuilder();
        text.append(preview ? "nothing is erased yet: a preview\n" : "receipt " + receipt.id() + "\n");
        receipt.subjects().forEach(subject -> text.append("  ").append(subject).append('\n'));
        Table counts = Table.inset("PLACE", preview ? "WOULD BE ERASED" : "ERASED");
        for (Place place : Place.values()) {
            Optional.ofNullable(receipt.counts().get(place))
                    .ifPresent(count -> counts.row(word(place), Integer.toString(count)));
        }
        text.append(receipt.counts().isEmpty() ? "  nothing is kept that names the person\n" : counts.toString());
        if (receipt.looked() > 0) {
            text.append("  ").append(receipt.looked()).append(" kept messages looked through\n");
        }
        if (!receipt.holders().isEmpty()) {
            text.append("elsewhere, for you to see to:\n");
            Table holders = Table.inset("SYSTEM", "ID", "WHAT");
            receipt.holders().forEach(one -> holders.row(one.system().value(), one.id(), one.note()));
            text.append(holders);
        }
        if (!preview) {
            receipt.left().forEach(left -> text.append("left: ").append(left).append('\n'));
        }
        return text.toString();
    }

    private static String word(Place place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
