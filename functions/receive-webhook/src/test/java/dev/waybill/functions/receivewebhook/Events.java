package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample events of this folder, as the function reads them. */
final class Events {
    private Events() {}

    static APIGatewayV2HTTPEvent read(String name) {
        try {
            byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));
            return EventJson.read(new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new UncheckedIOException("no sample event " + name, e);
        }
    }
}
