package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of all that the shops have of somebody. Who did not tell, and what Waybill has not seen, is said. */
record BuyerTraces(Books books, Screen screen) {
    List<JsonNode> of(EmailAddress email, By by) {
        return switch (books.ask(new Command.FindBuyer(email, by))) {
            case Answer.BuyerFound found -> known(found);
            case Answer.Refused refused -> throw new UsageException(refused.why() + ": " + refused.next());
            default -> throw new IllegalStateException("this is no answer to a search");
        };
    }

    private List<JsonNode> known(Answer.BuyerFound found) {
        List<JsonNode> known = new ArrayList<>();
        List<SubjectRef> unseen = new ArrayList<>();
        for (SubjectRef subject : found.subjects()) {
            List<JsonNode> traces = books.traces(subject.key());
            known.addAll(traces);
            if (traces.isEmpty()) {
                unseen.add(subject);
            }
        }
        if (!unseen.isEmpty()) {
            screen.remark("Waybill has not seen "
                    + unseen.stream().map(subject -> Plain.text(subject.key())).collect(Collectors.joining(", ")));
        }
        if (!found.isAll()) {
            screen.remark("a shop may have more orders than it told: these are the latest");
        }
        found.silent()
                .forEach(shop ->
                        screen.remark(shop.system() + " did not tell: " + Plain.text(shop.why()) + "; " + shop.next()));
        return known;
    }
}
