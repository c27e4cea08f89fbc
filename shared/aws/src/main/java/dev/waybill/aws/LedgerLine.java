package dev.waybill.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * An item of the ledger table that is written once and never changed: a line of history, a number's subject, a piece of a kept
 * message. Only links change, see {@link LinkItem}.
 *
 * @param content absent where the key says it all
 * @param expires seconds since 1970 after which it is gone; absent for what stays
 */
record LedgerLine(
        String partition,
        String sort,
        @Nullable SdkBytes content,
        @Nullable Long expires) {
    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String EXPIRES = "expires";

    static final TableSchema<LedgerLine> SCHEMA = StaticImmutableTableSchema.builder(LedgerLine.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::line)
            .addAttribute(String.class, key -> key.name(PARTITION)
                    .getter(LedgerLine::partition)
                    .setter((draft, value) -> draft.partition = value)
                    .tags(primaryPartitionKey()))
            .addAttribute(String.class, key -> key.name(SORT)
                    .getter(LedgerLine::sort)
                    .setter((draft, value) -> draft.sort = value)
                    .tags(primarySortKey()))
            .addAttribute(SdkBytes.class, attribute -> attribute
                    .name("content")
                    .getter(LedgerLine::content)
                    .setter((draft, value) -> draft.content = value))
            .addAttribute(Long.class, attribute -> attribute
                    .name(EXPIRES)
                    .getter(LedgerLine::expires)
                    .setter((draft, value) -> draft.expires = value))
            .build();

    boolean isExpired(long nowInSeconds) {
        return expires != null && expires <= nowInSeconds;
    }

    /** A line while the schema reads it attribute by attribute. */
    static final class Draft {
        private String partition = "";
        private String sort = "";
        private @Nullable SdkBytes content;
        private @Nullable Long expires;

        private LedgerLine line() {
            return new LedgerLine(partition, sort, content, expires);
        }
    }
}
