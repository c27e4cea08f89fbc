package dev.waybill.engine.port;

import dev.waybill.domain.landscape.Revision;
import java.util.List;
import java.util.Optional;

/** The versions of the configuration; append-only. */
public interface LandscapeStore {
    Optional<Revision> latest();

    Optional<Revision> version(long version);

    /** Newest first. */
    List<Revision> history(int most);

    /** Adds the next version; false if somebody else added that version first. Nothing is ever changed or removed. */
    boolean append(Revision revision);
}
