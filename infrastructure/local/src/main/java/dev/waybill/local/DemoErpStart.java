package dev.waybill.local;

import dev.waybill.demo.DemoErp;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.local.parameter.LocalSecrets;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;

/** Starts the demo ERP where waybill.yaml says it is, or on any free port if that one is taken. */
final class DemoErpStart {
    private DemoErpStart() {}

    static DemoErp start(SystemSpec system, LocalOptions options, LocalSecrets secrets, Clock clock) {
        String key = secrets.find(system, "api-key")
                .orElseThrow(() -> new LocalRunException(
                        "system " + system.id() + " needs a secret 'api-key': give it `secrets:` in waybill.yaml"));
        int wanted = options.ports().erp().orElseGet(() -> port(system));
        try {
            return DemoErp.start(options(wanted, key, options), clock);
        } catch (UncheckedIOException taken) {
            if (options.ports().erp().isPresent()) {
                throw new LocalRunException(String.valueOf(taken.getMessage()));
            }
            return DemoErp.start(options(0, key, options), clock);
        }
    }

    private static DemoErp.Options options(int port, String key, LocalOptions options) {
        return new DemoErp.Options(port, options.ports().erpPage(), options.kept("demo-erp.json"), key);
    }

    private static int port(SystemSpec system) {
        return system.setting("url")
                .map(URI::create)
                .map(URI::getPort)
                .filter(port -> port > 0)
                .orElse(0);
    }
}
