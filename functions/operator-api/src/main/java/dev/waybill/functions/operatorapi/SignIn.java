package dev.waybill.functions.operatorapi;

import dev.waybill.views.Json;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * With whom people sign in; nothing of it is secret.
 *
 * @param issuer address of the OpenID Connect issuer
 * @param client id of the console there; empty where nobody has set it up
 * @param scope what the console asks for
 * @param origin of the issuer's token endpoint, where that is another than the issuer's own; else empty
 */
record SignIn(String issuer, String client, String scope, String origin) {
    /** For the console, before anybody has a token. */
    String json() {
        return Json.object()
                .put("issuer", issuer)
                .put("client_id", client)
                .put("scope", scope)
                .toString();
    }

    /** Where a page may send anything to, in the words of a Content-Security-Policy. */
    String origins() {
        return Stream.of(originOf(issuer), originOf(origin))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Only scheme, host and port, so that nothing else gets into the header. */
    private static String originOf(String address) {
        if (address.isBlank()) {
            return "";
        }
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
