package dev.waybill.local.day;

import dev.waybill.engine.ledger.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The completeness balance: everything that was received came to exactly one end. What was received is counted at the
 * shops, by the answers they got; what became of it is counted in the ledger.
 *
 * @param received messages that Waybill said it accepted
 * @param asked messages that were queued because a shop was asked what changed: what a lost webhook would have said, and what
 *     others said already
 * @param repeated of these, the ones a shop sent twice in a row, which the queue itself dropped
 */
public record Balance(long received, long asked, long repeated, long delivered, long skipped, long held, long failed) {
    static Balance of(List<Sent> sent, Watch watch) {
        return new Balance(
                sent.stream().mapToLong(Sent::messages).sum(),
                watch.hearing().asked(),
                repeated(sent),
                watch.count(Ending.DELIVERED),
                watch.count(Ending.SKIPPED),
                watch.count(Ending.HELD),
                watch.count(Ending.FAILED));
    }

    /** Messages that must come to an end of their own. */
    static long expected(List<Sent> sent, Watch watch) {
        return sent.stream().mapToLong(Sent::messages).sum() + watch.hearing().asked() - repeated(sent);
    }

    private static long repeated(List<Sent> sent) {
        Set<Object> seen = new HashSet<>();
        return sent.stream()
                .filter(one -> one.messages() > 0 && !seen.add(one.identity()))
                .mapToLong(Sent::messages)
                .sum();
    }

    boolean agrees() {
        return received + asked == repeated + delivered + skipped + held + failed;
    }

    String words() {
        return "received " + received + " by webhook + " + asked + " by asking = delivered " + delivered + " + held "
                + held
                + " + failed " + failed
                + " + skipped " + (skipped + repeated)
                + (repeated == 0 ? "" : " (" + repeated + " of them by the queue, as sent twice)");
    }
}
