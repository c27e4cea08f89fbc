package dev.waybill.engine.landscape;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import java.time.Duration;

/** A door that waits less long, as a person waits for what is asked. */
public record Impatient(HttpDoor door) implements HttpDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Override
    public HttpAnswer send(HttpCall call) {
        return door.send(new HttpCall(
                call.system(),
                call.operation(),
                call.effect(),
                call.method(),
                call.address(),
                call.headers(),
                call.body(),
                call.timeout().compareTo(PATIENCE) < 0 ? call.timeout() : PATIENCE));
    }
}
