package dev.waybill.connector.webhook;

import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a shop's webhooks are to go. Waybill may stand behind any host and any path, so without the setting an address is ours
 * if it ends as all of ours do.
 *
 * @param exactly what the setting says
 */
public record Door(SystemId shop, Optional<String> exactly) {
    public static final String SETTING = "webhook-address";

    public static Door of(SystemSpec system) {
        return new Door(system.id(), system.setting(SETTING).map(Door::plain));
    }

    public boolean isAt(String address) {
        return exactly.map(plain(address)::equals).orElseGet(() -> path(address).endsWith("/webhooks/" + shop));
    }

    /** For a person who enters it. */
    public String words() {
        return exactly.orElse("Waybill's own, which ends in /webhooks/" + shop);
    }

    private static String plain(String address) {
        return address.strip().replaceFirst("/+$", "");
    }

    private static String path(String address) {
        try {
            return plain(Optional.ofNullable(new URI(address.strip()).getPath()).orElse(""));
        } catch (URISyntaxException noAddress) {
            return "";
        }
    }
}
