package dev.waybill.aws;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How an envelope looks to a FIFO queue.
 *
 * @param group what stays in order
 * @param text the message's body
 * @param bytes its size, as SQS counts it
 */
record SqsMessage(Envelope envelope, String group, String text, int bytes) {
    /** Letters, digits and punctuation, at most 128 (SendMessage, MessageGroupId, API reference). */
    private static final Pattern GROUP = Pattern.compile("[\\x21-\\x7E]{1,128}");

    static SqsMessage of(Envelope envelope) {
        String text = EnvelopeJson.write(envelope);
        return new SqsMessage(envelope, group(envelope.group()), text, text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** The group as it is where SQS takes it, else a name made from it: equal groups stay equal, others stay apart. */
    private static String group(String group) {
        return GROUP.matcher(group).matches() ? group : Body.of(group).hash();
    }
}
