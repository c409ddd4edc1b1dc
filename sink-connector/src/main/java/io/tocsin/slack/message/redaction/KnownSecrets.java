package io.tocsin.slack.message.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/** The kinds of secret that are looked for in every text. The more telling name comes first. */
final class KnownSecrets {
    /** Between the name of a setting and its value, in properties, YAML, JSON, and JSON within JSON. */
    private static final String IS = "[\"'\\\\]{0,4}\\s{0,4}[=:]\\s{0,4}[\"'\\\\]{0,4}";

    static final List<Rule> RULES = List.of(
            rule(
                    "private key",
                    "-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----"
                            + "(?:[^\"]*?-----END [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----|[^\"]*)",
                    contains("PRIVATE KEY")),
            rule(
                    "AWS access key",
                    "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}",
                    contains("AKIA").or(contains("ASIA")).or(contains("ABIA")).or(contains("ACCA"))),
            rule(
                    "AWS secret key",
                    "(?i)secret_?-?(?:access_?-?)?key" + IS + "([a-z0-9/+]{40})",
                    ignoringCase("secret")),
            rule(
                    "AWS session token",
                    "(?i)(?:session_?-?token|x-amz-security-token)" + IS + "([a-z0-9/+=%_-]{60,})",
                    ignoringCase("session").or(ignoringCase("security-token"))),
            rule(
                    "Slack webhook",
                    "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_-]{8,})",
                    contains("hooks.slack")),
            rule(
                    "Slack token",
                    "(?:xox[a-z]-|xoxe\\.xox[a-z]-|xapp-)[A-Za-z0-9-]{10,}",
                    contains("xox").or(contains("xapp-"))),
            rule(
                    "GitHub token",
                    "gh[a-z]_[A-Za-z0-9_]{30,}|github_pat_[A-Za-z0-9_]{20,}",
                    contains("gh").and(text -> text.indexOf('_') >= 0).or(contains("github_pat_"))),
            rule(
                    "bearer token",
                    "(?i)\\bbearer[\\s:=+]{1,4}([a-z0-9._~+/=%-]*[0-9._~+/=%-][a-z0-9._~+/=%-]*|[a-z0-9]{24,})",
                    ignoringCase("bearer")),
            rule("JWT", "eyJ[A-Za-z0-9_-]{6,}\\.eyJ[A-Za-z0-9_-]{2,}(?:\\.[A-Za-z0-9_-]*)?", contains("eyJ")),
            rule(
                    "password in URL",
                    "://[^\\s:/@\"'<>]*:([^\\s/\"'<>]+)@",
                    contains("://").and(text -> text.indexOf('@') >= 0)));

    private KnownSecrets() {}

    private static Rule rule(String name, String pattern, Predicate<String> worthTrying) {
        return new Rule(name, Pattern.compile(pattern), worthTrying);
    }

    private static Predicate<String> contains(String literal) {
        return text -> text.contains(literal);
    }

    private static Predicate<String> ignoringCase(String literal) {
        char lower = Character.toLowerCase(literal.charAt(0));
        char upper = Character.toUpperCase(literal.charAt(0));
        return text -> startsAt(text, lower, literal) || startsAt(text, upper, literal);
    }

    private static boolean startsAt(String text, char first, String literal) {
        int at = text.indexOf(first);
        while (at >= 0 && !text.regionMatches(true, at, literal, 0, literal.length())) {
            at = text.indexOf(first, at + 1);
        }
        return at >= 0;
    }
}
