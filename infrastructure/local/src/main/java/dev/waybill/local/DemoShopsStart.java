package dev.waybill.local;

import dev.waybill.demo.DemoShopRest;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.local.parameter.LocalSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts the interface of the demo's shops. Data that is kept between runs has a file with its port: at the same address
 * again, waybill.yaml is the text that was applied before.
 */
final class DemoShopsStart {
    private DemoShopsStart() {}

    static DemoShopRest start(List<SystemSpec> shops, LocalOptions options, LocalSecrets secrets, Clock clock) {
        Optional<Path> file = options.kept("demo-shops.port");
        DemoShopRest started =
                start(file.map(DemoShopsStart::read).orElse(0), shop -> key(shop, shops, secrets), clock);
        file.ifPresent(to -> write(to, started.port()));
        return started;
    }

    private static DemoShopRest start(int wanted, Function<String, Optional<String>> keys, Clock clock) {
        try {
            return DemoShopRest.start(wanted, keys, clock);
        } catch (UncheckedIOException taken) {
            return DemoShopRest.start(0, keys, clock);
        }
    }

    private static Optional<String> key(String name, List<SystemSpec> shops, LocalSecrets secrets) {
        return shops.stream()
                .filter(shop -> shop.id().value().equals(name))
                .findFirst()
                .flatMap(shop -> secrets.find(shop, "rest-key")
                        .flatMap(key -> secrets.find(shop, "rest-secret").map(secret -> key + ":" + secret)));
    }

    private static int read(Path file) {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException unreadable) {
            return 0;
        }
    }

    private static void write(Path file, int port) {
        try {
            Files.writeString(file, Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
