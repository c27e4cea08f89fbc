package dev.waybill.functions.redrivefailures;

import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.aws.JsonRedriveLog;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Operator;
import java.time.Instant;

/** A command as text in, its answer as text out. */
record Commands(Operator operator, JsonRedriveLog log) {
    String run(String text, Instant deadline) {
        try {
            Command command = CommandJson.read(text);
            Answer answer = operator.run(command, deadline);
            log.command(command, answer);
            return AnswerJson.write(answer);
        } catch (CommandJson.Unreadable unreadable) {
            return AnswerJson.write(new Answer.Refused(
                    "this is no command: " + unreadable.getMessage(), "use `waybill` of the same version"));
        }
    }
}
