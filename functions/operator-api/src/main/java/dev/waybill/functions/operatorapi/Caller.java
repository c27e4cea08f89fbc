package dev.waybill.functions.operatorapi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who calls, as the token says that API Gateway verified. Nothing else of a request says who asks.
 *
 * @param who goes into the history of what is done
 * @param id what nobody can choose or share: the issuer's own key of a person
 * @param role the highest of those that the token names; empty if it names none
 */
record Caller(String who, String id, Optional<Role> role) {
    private static final int MOST_WHO = 100;
    private static final String COGNITO_GROUPS = "cognito:groups";
    private static final String ROLES = "roles";

    /**
     * Reads the claims. Cognito's names go first, then those of OpenID Connect, where a person may choose the preferred name: it is
     * said together with the subject. API Gateway writes a list as text in brackets, with spaces between
     * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html, read 2026-11); Cognito's groups have
     * none in their names, but may have any other sign (API reference, CreateGroup), so that nothing else parts two of them.
     */
    static Caller of(Map<String, String> claims) {
        Optional<String> id = first(claims, "sub");
        String who = first(claims, "cognito:username", "username")
                .or(() -> first(claims, "preferred_username")
                        .map(name -> name + id.map(sub -> " (" + sub + ")").orElse("")))
                .or(() -> id)
                .orElse("somebody without a name");
        Optional<Role> role = Stream.of(COGNITO_GROUPS, ROLES)
                .flatMap(name -> Optional.ofNullable(claims.get(name)).stream())
                .flatMap(list -> Arrays.stream(list.replaceAll("^\\[|]$", "").split(" ")))
                .flatMap(word -> Role.of(word).stream())
                .max(Comparator.naturalOrder());
        String clean = who.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return new Caller(clean.substring(0, Math.min(clean.length(), MOST_WHO)), id.orElse(who), role);
    }

    private static Optional<String> first(Map<String, String> claims, String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(claims.get(name)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    boolean may(Role needed) {
        return role.filter(has -> has.includes(needed)).isPresent();
    }
}
