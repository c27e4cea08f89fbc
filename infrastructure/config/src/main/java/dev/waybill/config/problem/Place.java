package dev.waybill.config.problem;

import java.util.Comparator;

/** A place in a file, counted from 1 as editors do. */
public record Place(int line, int column) implements Comparable<Place> {
    public static final Place START = new Place(1, 1);

    @Override
    public int compareTo(Place other) {
        return Comparator.comparingInt(Place::line)
                .thenComparingInt(Place::column)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
