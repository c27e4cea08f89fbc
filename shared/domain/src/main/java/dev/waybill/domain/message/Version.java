package dev.waybill.domain.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Which state of a subject a change carries: the source's own time of last change. Later is newer. */
public record Version(Instant changedAt) implements Comparable<Version> {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    public boolean isOlderThan(Version other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Version other) {
        return changedAt.compareTo(other.changedAt);
    }

    /** Fixed width, so that comparing the texts compares the versions. */
    public String sortable() {
        return SORTABLE.format(changedAt);
    }

    public static Version parse(String sortable) {
        return new Version(Instant.parse(sortable));
    }
}
