package dev.waybill.connector.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How foreign JSON is read: with limits on depth, lengths and numbers, no member twice, decimals exact. */
final class StrictJson {
    /** As much as {@code JdkHttpDoor} takes of an answer; a webhook's body is smaller already (Envelope.MOST_BODY). */
    static final int MOST_BYTES = 16 * 1024 * 1024;
    /** Real bodies have up to 8 levels. */
    static final int MOST_DEPTH = 100;
    /** A thousand lines as Shopify writes them have 200,000; as a tree, this many take up to 100 MB. */
    static final int MOST_TOKENS = 500_000;
    /** {@link JsonAt} takes 30 digits; the rest is for fields that nobody reads. */
    static final int MOST_NUMBER_LENGTH = 100;

    /** A file of {@code PaperFile.MOST_BYTES} in base64 with its line breaks; a webhook is smaller as a whole. */
    static final int MOST_STRING_LENGTH = 8 * 1024 * 1024;

    static final int MOST_NAME_LENGTH = 1000;

    private StrictJson() {}

    static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxTokenCount(MOST_TOKENS)
                        .maxNumberLength(MOST_NUMBER_LENGTH)
                        .maxStringLength(MOST_STRING_LENGTH)
                        .maxNameLength(MOST_NAME_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    static ObjectReader trees() {
        return JsonMapper.builder(factory())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();
    }

    /** Jackson's sentence without any piece of the body in it: bodies hold personal data. */
    static String safeMessage(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int quote = message.indexOf('\'');
        int sourceStart = quote < 0 ? message.length() : quote;
        return message.substring(0, Math.min(sourceStart, 120));
    }
}
