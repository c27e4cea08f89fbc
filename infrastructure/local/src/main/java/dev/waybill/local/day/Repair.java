package dev.waybill.local.day;

import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** What a person does about a held order: the command goes to the function {@code redrive-failures}, by its name. */
record Repair(URI invoke) {
    private static final String FUNCTION = "/2015-03-31/functions/RedriveFailuresFunction/invocations";

    /** Sends an operation again with an item's number in the ERP that holds for it alone; what came of it, in words. */
    String withItem(OperationId operation, String sku, String item) {
        Edit edit = new Edit(Optional.empty(), Map.of("items." + sku, item));
        return redriven(operation, edit, "the shop renamed the item");
    }

    /** Sends an operation again, with the party that its customer is; what came of it, in words. */
    String asParty(OperationId operation, String customer, String party) {
        Edit edit = new Edit(Optional.empty(), Map.of("parties." + customer, party));
        return redriven(operation, edit, "the same person, mistyped");
    }

    /** Sends an operation again as it was; what came of it, in words. */
    String again(OperationId operation, String why) {
        return redriven(operation, Edit.NONE, why);
    }

    private String redriven(OperationId operation, Edit edit, String why) {
        Command command =
                new Command.Redrive(new Selection.One(operation), Terms.STANDARD, new By("anna", why), edit, false);
        return words(AnswerJson.read(sent(CommandJson.write(command))));
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Redriven redriven -> redriven.lines().getFirst().sentence();
            case Answer.Refused refused -> refused.why() + "; " + refused.next();
            // Nothing else answers a redrive.
            default -> answer.toString();
        };
    }

    private String sent(String command) {
        HttpRequest request = HttpRequest.newBuilder(invoke.resolve(FUNCTION))
                // The local run does not check it, but wants to see that it is no web page that calls.
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local")
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("the function redrive-failures cannot be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a function was called", e);
        }
    }
}
