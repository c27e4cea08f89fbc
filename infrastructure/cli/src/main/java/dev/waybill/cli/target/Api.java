package dev.waybill.cli.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.connector.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where an operator API is, and who asks it.
 *
 * @param address without {@code /v1}
 * @param token as the issuer signed it
 */
public record Api(URI address, Secret token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * As a person or the stack's output {@code OperatorApiUrl} writes the address.
     *
     * @throws UsageException if the token would go over the network in the clear, or has ended
     */
    public static Api of(String address, String token, Instant now) {
        URI uri = address(address);
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isLoopback(uri))) {
            throw new UsageException("the operator API is called by https only (http for this computer alone), but was "
                    + uri.getScheme() + "://" + uri.getHost() + ": nothing was sent");
        }
        ended(token).filter(end -> !end.isAfter(now)).ifPresent(end -> {
            throw new UsageException("the token ended at " + end + ": " + GET_ONE);
        });
        return new Api(uri, new Secret(token));
    }

    /** What to do for a token. */
    public static final String GET_ONE =
            "sign in again, and set WAYBILL_TOKEN or give --token-file FILE with the new one (mode 600)";

    private static URI address(String text) {
        try {
            URI uri = URI.create(text.strip().replaceAll("/(v1/?)?$", ""));
            if (uri.getHost() != null && uri.getScheme() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below.
        }
        throw new UsageException("--api is an address such as https://abc123.execute-api.eu-west-1.amazonaws.com/v1");
    }

    private static boolean isLoopback(URI uri) {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** When a JSON Web Token says it ends (RFC 7519, 4.1.4); what is none is for the API to refuse. */
    private static Optional<Instant> ended(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    ? Optional.of(JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                                    .path("exp"))
                            .filter(end -> end.isNumber())
                            .map(end -> Instant.ofEpochSecond(end.asLong()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "the operator API at " + address;
    }
}
