package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.message.Body;
import dev.waybill.views.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill message}. */
@Command(
        name = "message",
        description = "Prints the message of a held or failed operation, byte for byte as it was received.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill message 01J9ABC… > order.json                  to correct it; then `waybill redrive --edit`",
            "  waybill message 01J9ABC… --corrections                 who corrected it, when, why, what",
            "  waybill message 01J9ABC… --correction 01J9ABD…         the message as it was corrected then",
            "",
            "It may hold personal data: do not leave it lying about. Ends with 1 if there is none."
        })
final class MessageCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "id of the operation, from `waybill failures` or `waybill trace`")
    private String id = "";

    @Option(names = "--corrections", description = "lists its corrections, oldest first")
    private boolean corrections;

    @Option(names = "--correction", paramLabel = "ID", description = "the message of this correction instead")
    private Optional<String> correction = Optional.empty();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "with --corrections: for machines")
    private boolean json;

    MessageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Books books = surroundings.books(connection);
        return corrections
                ? list(books.corrections(id))
                : print(correction.isEmpty() ? books.message(id) : books.corrected(id, correction.get()));
    }

    /** Byte for byte into a file or another program; on a terminal, so that it cannot steer it. */
    private int print(Optional<Body> body) {
        if (body.isEmpty()) {
            surroundings
                    .screen()
                    .remark("no message is kept for operation '" + Plain.text(id) + "'"
                            + correction
                                    .map(one -> " and correction '" + Plain.text(one) + "'")
                                    .orElse("")
                            + ": the id is mistyped, or the operation was neither held nor failed, or its message has"
                            + " expired");
            return Exit.PROBLEM;
        }
        Screen screen = surroundings.screen();
        if (screen.colour()) {
            screen.say(new String(body.get().bytes(), StandardCharsets.UTF_8));
        } else {
            screen.out().writeBytes(body.get().bytes());
        }
        screen.out().flush();
        return Exit.OK;
    }

    private int list(List<JsonNode> all) {
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(all, one -> one).toString());
        } else if (all.isEmpty()) {
            screen.say("the message of operation " + Plain.text(id) + " was never corrected");
        } else {
            all.forEach(one -> screen.say(text(new Told(one))));
        }
        return Exit.OK;
    }

    private static String text(Told by) {
        return "CORRECTED  by " + Plain.text(by.text("who")) + "  " + by.second("at") + "\n  why   "
                + Plain.text(by.text("why")) + "\n  what  " + Plain.text(by.text("what")) + "\n  see   waybill message "
                + by.text("operation_id") + " --correction " + by.text("intervention_id");
    }
}
