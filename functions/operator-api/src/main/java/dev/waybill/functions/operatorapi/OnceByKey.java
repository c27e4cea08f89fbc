package dev.waybill.functions.operatorapi;

import dev.waybill.aws.DynamoCommandKeys;
import dev.waybill.aws.DynamoCommandKeys.Begin;
import dev.waybill.aws.DynamoCommandKeys.Begun;
import dev.waybill.domain.message.Body;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does a command once for each {@code Idempotency-Key}: asked again, the first answer is given again. A command that failed on our
 * side leaves its key to be used again; doing it twice does no harm either, as the ledger lets one of two act.
 */
record OnceByKey(DynamoCommandKeys keys, Clock clock) {
    static final String HEADER = "idempotency-key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,100}");

    Reply run(HttpAsked asked, Supplier<Reply> work) {
        String key = asked.headers().getOrDefault(HEADER, "");
        if (!KEY.matcher(key).matches()) {
            throw new WrongRequest(
                    "the header Idempotency-Key is missing, or has not 8 to 100 visible characters",
                    "send a new UUID for each thing that you want done, and the same one when you repeat it");
        }
        String all = String.join("/", asked.path()) + "\n" + asked.body();
        Begin begin = new Begin(asked.caller().id(), key, Body.of(all).hash(), clock.instant());
        return switch (keys.begin(begin)) {
            case Begun.First first -> done(begin, work.get());
            case Begun.Done done -> answered(done);
            case Begun.AtWork atWork ->
                Reply.problem(
                        409,
                        "COMMAND_AT_WORK",
                        "this command is being done at this moment",
                        "ask again in a moment with the same key: its answer is kept");
            case Begun.OtherCommand other ->
                Reply.problem(
                        422,
                        "KEY_USED",
                        "this Idempotency-Key was used for another command",
                        "use a new key for each thing that you want done");
        };
    }

    private Reply done(Begin begin, Reply reply) {
        if (reply.status() < 500) {
            keys.end(begin, reply.status(), reply.body());
        }
        return reply;
    }

    private static Reply answered(Begun.Done done) {
        return done.status() == 200
                ? Reply.json(200, done.answer())
                : new Reply(done.status(), "application/problem+json", done.answer());
    }
}
