package dev.waybill.connector.webhook;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import java.util.Map;
import java.util.Optional;

/** What a verified webhook is about. */
public sealed interface Notice {
    /**
     * Something changed.
     *
     * @param topic the product's word, such as {@code order.updated}
     * @param key same for the same delivery sent twice, different for two changes
     * @param version where the peek found one
     * @param headers what translation will need of the headers, names in lower case
     */
    record Change(String topic, SubjectRef subject, String key, Optional<Version> version, Map<String, String> headers)
            implements Notice {
        public Change {
            headers = Map.copyOf(headers);
        }
    }

    /** A privacy request passed on by the shop's platform: a person must answer it. */
    record PrivacyRequest(String topic, SubjectRef subject, String key) implements Notice {}

    /** Nothing to carry: a topic that says nothing about data. Answered 200. */
    record Nothing(String topic, String why) implements Notice {}
}
