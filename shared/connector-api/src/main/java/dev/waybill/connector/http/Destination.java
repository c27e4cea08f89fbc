package dev.waybill.connector.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where calls may go: over https to any host, and over http to this machine alone. Never to what answers only those who are already
 * inside, such as the address that hands out a machine's credentials. Private IPv4 networks are allowed: an ERP may well stand in one.
 */
public final class Destination {
    private static final Pattern UNCLEAR = Pattern.compile("(?i)^[0-9.]*(?<![0-9])0[0-9][0-9.]*$|(^|\\.)0x[0-9a-f]*$");

    /** Lambda's own interface to the function, with its next event and, after SnapStart, its credentials. */
    private static final int RUNTIME_API = 9001;

    private static final String WRITE_HTTPS = "write an address such as https://erp.example";

    private Destination() {}

    /**
     * What stands against an address.
     *
     * @param why as the end of a sentence that names the address: "would be sent without encryption"
     * @param next what to write instead
     */
    public record Objection(String why, String next) {}

    /** By what is written alone: no name is looked up. Empty if it may be called. */
    public static Optional<Objection> written(URI address) {
        String host = address.getHost();
        if (host == null || address.getScheme() == null || !address.getScheme().matches("(?i)https?")) {
            return because("is no https address of a host", WRITE_HTTPS);
        }
        if (address.getRawUserInfo() != null) {
            return because("holds a user or a password", "keep them in the parameter that 'secrets:' names");
        }
        try {
            Optional<InetAddress> number = number(host);
            if (number.isPresent() && leadsInside(number.get())) {
                return inside(number.get());
            }
        } catch (IllegalArgumentException unclear) {
            return because("is a number that can be read in several ways", "write its name, or four plain numbers");
        }
        return isThisMachine(host) ? thisMachine(address) : unencrypted(address);
    }

    /**
     * By where the name of an address that may be {@linkplain #written} leads. Empty if it may be called.
     *
     * @param where everything that was found for the name
     */
    static Optional<Objection> found(URI address, InetAddress... where) {
        return isThisMachine(address.getHost())
                ? Optional.empty()
                : Arrays.stream(where)
                        .filter(one -> leadsInside(one) || one.isLoopbackAddress())
                        .findFirst()
                        .flatMap(Destination::inside);
    }

    private static Optional<Objection> thisMachine(URI address) {
        return address.getPort() == RUNTIME_API
                ? because("is the interface of the function's own runtime", WRITE_HTTPS)
                : Optional.empty();
    }

    private static Optional<Objection> unencrypted(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                ? Optional.empty()
                : because(
                        "would be called without encryption, secrets and all",
                        "write https; http is for this machine alone");
    }

    private static Optional<Objection> inside(InetAddress where) {
        return because(
                "leads to " + where.getHostAddress()
                        + ", where no shop or ERP can be: it answers only who is inside a machine or its network",
                WRITE_HTTPS);
    }

    private static Optional<Objection> because(String why, String next) {
        return Optional.of(new Objection(why, next));
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || number(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /**
     * Empty if it is a name. {@link URI} takes no number for a host but four parts up to 255, or IPv6 in brackets.
     *
     * @throws IllegalArgumentException if it is octal to some and decimal to others, or hexadecimal
     */
    private static Optional<InetAddress> number(String host) {
        if (UNCLEAR.matcher(host).find()) {
            throw new IllegalArgumentException(host);
        }
        return host.matches("\\[.*]|[0-9.]+") ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
    }

    /**
     * Special addresses of https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry (read 2026-11):
     * none, link-local (there are the metadata of EC2 and of containers), multicast and reserved; in IPv6 also unique local ones, where
     * EC2 has the same at fd00:ec2::254, and all that carry such an IPv4 address.
     */
    private static boolean leadsInside(InetAddress where) {
        byte[] bytes = where.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        if (where.isAnyLocalAddress() || where.isLinkLocalAddress() || where.isMulticastAddress()) {
            return true;
        }
        if (bytes.length == 4) {
            return first == 0 || first >= 240;
        }
        return (first & 0xfe) == 0xfc
                || where.isSiteLocalAddress()
                || carried(bytes).filter(Destination::isInside4).isPresent();
    }

    private static boolean isInside4(InetAddress carried) {
        return carried.isLoopbackAddress() || leadsInside(carried);
    }

    /** The IPv4 address inside of an IPv6 one: IPv4-compatible, NAT64 (RFC 6052), 6to4 (RFC 3056). */
    private static Optional<InetAddress> carried(byte[] six) {
        boolean translated = startsWith(six, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean compatible = startsWith(six, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && six[12] != 0;
        int at = startsWith(six, 0x20, 0x02) ? 2 : 12;
        if (!translated && !compatible && at == 12) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(six, at, at + 4)));
        } catch (UnknownHostException notFourBytes) {
            throw new IllegalStateException("four bytes are an address", notFourBytes);
        }
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
