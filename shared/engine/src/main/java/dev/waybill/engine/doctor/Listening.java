package dev.waybill.engine.doctor;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to one system, which remembers the last answer. */
final class Listening implements HttpDoor {
    private final HttpDoor door;
    private final Clock clock;
    private @Nullable Heard last;

    Listening(HttpDoor door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /** An answer, and when it came by our clock. */
    record Heard(HttpAnswer answer, Instant at) {}

    @Override
    public HttpAnswer send(HttpCall call) {
        HttpAnswer answer = door.send(call);
        last = new Heard(answer, clock.instant());
        return answer;
    }

    /** Empty if the system was not asked, or never answered. */
    Optional<Heard> last() {
        return Optional.ofNullable(last);
    }
}
