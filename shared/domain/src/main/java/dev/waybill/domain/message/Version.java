package dev.waybill.domain.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Which state of a subject a change carries: the source's own time of last change. Later is newer. Years 1970 to 9999. */
public record Version(Instant changedAt) implements Comparable<Version> {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    public Version {
        if (!canBe(changedAt)) {
            throw new IllegalArgumentException("a version's time is in the years 1970 to 9999, but was " + changedAt);
        }
    }

    /** Whether a time can be a version; others would not keep their order as text. */
    public static boolean canBe(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
    }

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
