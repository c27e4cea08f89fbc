package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;
import static dev.waybill.aws.AwsFault.doing;

import dev.waybill.domain.message.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Which commands of people were done already, by the key that the caller chose for each: partition {@code commands}, sort key a hash of who and
 * the key, with a hash of what was asked and the answer once there is one. Kept for a day; semantics of
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header (read 2026-11).
 */
public final class DynamoCommandKeys {
    /** A command ends before the caller's connection does; whoever died with one leaves the key free after this. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(1);
    static final String PARTITION = "commands";
    private static final String ASKED = "asked";
    private static final String UNTIL = "until";
    static final String STATUS = "status";
    static final String ANSWER = "answer";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCommandKeys(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * A command about to be done.
     *
     * @param who the caller's unchangeable id
     * @param key chosen by the caller, of its own among those of {@code who}
     * @param asked a hash of everything that was asked
     */
    public record Begin(String who, String key, String asked, Instant now) {}

    /** How it stands with a key. */
    public sealed interface Begun {
        /** Nobody did it yet: do it, then {@link #end}. */
        record First() implements Begun {}

        /** It is being done at this moment. */
        record AtWork() implements Begun {}

        /** The key was used for another command. */
        record OtherCommand() implements Begun {}

        /** It was done, and this was answered. */
        record Done(int status, String answer) implements Begun {}
    }

    /** Takes a key: one conditional write. */
    public Begun begin(Begin command) {
        long now = command.now().getEpochSecond();
        ItemChange taken = new ItemChange()
                .set(ASKED, command.asked())
                .set(UNTIL, command.now().plus(AT_WORK).getEpochSecond())
                .set(LedgerLine.EXPIRES, command.now().plus(KEPT).getEpochSecond())
                .remove(STATUS, ANSWER)
                .value("now", now)
                .onlyIf(
                        "attribute_not_exists(#asked) OR #expires <= :now"
                                + " OR (attribute_not_exists(#answer) AND #until <= :now)",
                        ASKED,
                        LedgerLine.EXPIRES,
                        ANSWER,
                        UNTIL);
        return asking(LEDGER, "beginCommand", () -> {
            try {
                dynamo.updateItem(taken.request(table, key(command)).toBuilder()
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build());
                return new Begun.First();
            } catch (ConditionalCheckFailedException usedBefore) {
                return before(new Item(usedBefore.item()), command);
            }
        });
    }

    private static Begun before(Item item, Begin command) {
        if (!item.text(ASKED).equals(command.asked())) {
            return new Begun.OtherCommand();
        }
        return item.find(ANSWER)
                .<Begun>map(answer -> new Begun.Done((int) item.number(STATUS), answer))
                .orElseGet(Begun.AtWork::new);
    }

    /** Keeps the answer, for whoever asks the same again. */
    public void end(Begin command, int status, String answer) {
        ItemChange done =
                new ItemChange().set(STATUS, status).set(ANSWER, answer).onlyIf("attribute_exists(#asked)", ASKED);
        doing(LEDGER, "endCommand", () -> dynamo.updateItem(done.request(table, key(command))));
    }

    /** Both parts are others' words: what would join them cannot be in the first, so that nobody's key is another's. */
    private static Map<String, AttributeValue> key(Begin command) {
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(PARTITION),
                LedgerLine.SORT, AttributeValue.fromS(Body.of(command.who()).hash() + "#" + command.key()));
    }
}
