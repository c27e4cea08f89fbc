package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.RedriveFunction;
import dev.waybill.domain.message.Body;
import java.util.List;
import java.util.Optional;

/**
 * What a command asks of an installation. It is told as JSON, in the words of the module {@code views}, so that it is the same
 * whoever tells it. Throws {@link dev.waybill.cli.target.UsageException} where something can only be asked of the tables, and
 * {@link dev.waybill.domain.failure.FailureException} where nobody answers.
 */
public interface Books extends RedriveFunction {
    /** Everything known by these words; each has its {@code text} for people. */
    List<JsonNode> traces(String wanted);

    /** What waits to be settled, newest first, or what must be decided soonest first. */
    List<JsonNode> failures(int most, boolean byDeadline);

    /** What is tried again by itself, the longest first. */
    List<JsonNode> waiting(int most);

    /** All incidents there ever were, newest first. */
    List<JsonNode> incidents();

    List<JsonNode> circuits();

    List<JsonNode> cursors();

    List<JsonNode> alarms();

    /** Versions of the configuration, newest first. */
    List<JsonNode> versions(int most);

    /** Sets of prices on their way to a shop, newest first; with those that are decided and done, if all are wanted. */
    List<JsonNode> changes(boolean all, int most);

    /** One set with all its prices. */
    Optional<JsonNode> changeSet(String id);

    /** The message of a held or failed operation, as it was received. */
    Optional<Body> message(String operation);

    /** What was corrected in it, oldest first. */
    List<JsonNode> corrections(String operation);

    /** The message as it was corrected then. */
    Optional<Body> corrected(String operation, String correction);
}
