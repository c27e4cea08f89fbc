package dev.waybill.functions.operatorapi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who calls, as the token says that API Gateway verified.
 *
 * @param who goes into the history of what is done
 * @param role the highest of those that the token names; empty if it names none
 */
record Caller(String who, Optional<Role> role) {
    private static final int MOST_WHO = 100;
    private static final String COGNITO_GROUPS = "cognito:groups";
    private static final String ROLES = "roles";

    /**
     * Reads the claims. Cognito's names go first, then those of OpenID Connect; API Gateway writes a list as text in brackets
     * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html, read 2026-11).
     */
    static Caller of(Map<String, String> claims) {
        String who = Stream.of("cognito:username", "username", "preferred_username", "sub")
                .flatMap(name -> Optional.ofNullable(claims.get(name)).stream())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("somebody without a name");
        Optional<Role> role = Stream.of(COGNITO_GROUPS, ROLES)
                .flatMap(name -> Optional.ofNullable(claims.get(name)).stream())
                .flatMap(list -> Arrays.stream(list.split("[^A-Za-z0-9_-]+")))
                .flatMap(word -> Role.of(word).stream())
                .max(Comparator.naturalOrder());
        String clean = who.replaceAll("\\p{Cc}", "?");
        return new Caller(clean.substring(0, Math.min(clean.length(), MOST_WHO)), role);
    }

    boolean may(Role needed) {
        return role.filter(has -> has.includes(needed)).isPresent();
    }
}
