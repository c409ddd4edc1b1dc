package io.tocsin.slack.message.redaction;

import static io.tocsin.slack.message.redaction.Scan.NONE;

import java.util.List;

/** The kinds of secret that are looked for in every text. The more telling name comes first. */
final class KnownSecrets {
    private static final CharacterSet UPPER = CharacterSet.of("A-Z0-9");
    private static final CharacterSet WORD = CharacterSet.of("A-Za-z0-9_");
    private static final CharacterSet SLACK = CharacterSet.of("A-Za-z0-9-");
    private static final CharacterSet BASE64_URL = CharacterSet.of("A-Za-z0-9_-");
    private static final CharacterSet PATH = CharacterSet.of("A-Za-z0-9/_-");
    private static final CharacterSet AWS_SECRET = CharacterSet.of("A-Za-z0-9/+");
    private static final CharacterSet AWS_SESSION = CharacterSet.of("A-Za-z0-9/+=%_-");
    private static final CharacterSet BEARER = CharacterSet.of("A-Za-z0-9._~+/=%-");
    private static final CharacterSet AFTER_BEARER = CharacterSet.of(" \t\n\f\r:=+");
    private static final CharacterSet USER = CharacterSet.allBut(" \t\n\f\r:/@\"'<>");
    private static final CharacterSet PASSWORD = CharacterSet.allBut(" \t\n\f\r/\"'<>");

    static final List<SecretKind> ALL = List.of(
            new SecretKind("private key", List.of("--"), PrivateKeys::find),
            new SecretKind("AWS access key", List.of("AK", "AS", "AB", "AC"), KnownSecrets::awsAccessKey),
            new SecretKind("AWS secret key", List.of("se", "sE", "Se", "SE"), KnownSecrets::awsSecretKey),
            new SecretKind(
                    "AWS session token", List.of("se", "sE", "Se", "SE", "x-", "X-"), KnownSecrets::awsSessionToken),
            new SecretKind("Slack webhook", List.of("ho"), KnownSecrets::slackWebhook),
            new SecretKind("Slack token", List.of("xo", "xa"), KnownSecrets::slackToken),
            new SecretKind("GitHub token", List.of("gh", "gi"), KnownSecrets::gitHubToken),
            new SecretKind("bearer token", List.of("be", "bE", "Be", "BE"), KnownSecrets::bearerToken),
            new SecretKind("JWT", List.of("ey"), KnownSecrets::jwt),
            new SecretKind("password in URL", List.of(":/"), KnownSecrets::passwordInUrl));

    private KnownSecrets() {}

    private static long awsAccessKey(Scan text, int at) {
        int prefix = text.afterAny(at, "AKIA", "ASIA", "ABIA", "ACCA");
        int end = prefix == NONE ? NONE : text.afterUpTo(16, UPPER, prefix);
        return end - prefix == 16 ? SecretKind.found(at, end) : NONE;
    }

    private static long awsSecretKey(Scan text, int at) {
        int word = text.afterIgnoringCase("secret", at);
        if (word == NONE) {
            return NONE;
        }
        int secret = Names.afterJoint(text, word);
        int access = Names.afterJoint(text, text.afterIgnoringCase("access", secret));
        int value = Names.value(text, text.afterIgnoringCase("key", access == NONE ? secret : access));
        int end = value == NONE ? NONE : text.afterUpTo(40, AWS_SECRET, value);
        return end - value == 40 ? SecretKind.found(value, end) : NONE;
    }

    private static long awsSessionToken(Scan text, int at) {
        int session = text.afterIgnoringCase("session", at);
        int name = session == NONE
                ? text.afterIgnoringCase("x-amz-security-token", at)
                : text.afterIgnoringCase("token", Names.afterJoint(text, session));
        return longEnough(text, AWS_SESSION, Names.value(text, name), 60);
    }

    private static long slackWebhook(Scan text, int at) {
        int host = text.afterAny(at, "hooks.slack.com/", "hooks.slack-gov.com/");
        return longEnough(text, PATH, text.afterAny(host, "services/", "workflows/", "triggers/"), 8);
    }

    private static long slackToken(Scan text, int at) {
        int refresh = text.after("xoxe.xox", at);
        int letter = refresh == NONE ? text.after("xox", at) : refresh;
        int value = letter == NONE ? text.after("xapp-", at) : text.after("-", afterLetter(text, letter));
        return value == NONE || text.afterRun(SLACK, value) - value < 10
                ? NONE
                : SecretKind.found(at, text.afterRun(SLACK, value));
    }

    private static long gitHubToken(Scan text, int at) {
        int old = text.after("_", afterLetter(text, text.after("gh", at)));
        int value = old == NONE ? text.after("github_pat_", at) : old;
        int least = old == NONE ? 20 : 30;
        return value == NONE || text.afterRun(WORD, value) - value < least
                ? NONE
                : SecretKind.found(at, text.afterRun(WORD, value));
    }

    private static int afterLetter(Scan text, int at) {
        return at != NONE && at < text.length() && text.at(at) >= 'a' && text.at(at) <= 'z' ? at + 1 : NONE;
    }

    /** What follows {@code Bearer}, unless it is a word: of letters alone, and not long. */
    private static long bearerToken(Scan text, int at) {
        int name = text.afterIgnoringCase("bearer", at);
        if (name == NONE || (at > 0 && WORD.has(text.at(at - 1)))) {
            return NONE;
        }
        int value = text.afterUpTo(4, AFTER_BEARER, name);
        int end = text.afterRun(BEARER, value);
        return value > name && (end - value >= 24 || !isWord(text, value, end)) ? SecretKind.found(value, end) : NONE;
    }

    private static boolean isWord(Scan text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!Character.isLetter(text.at(at))) {
                return false;
            }
        }
        return true;
    }

    private static long jwt(Scan text, int at) {
        int header = text.after("eyJ", at);
        if (header == NONE) {
            return NONE;
        }
        int headerEnd = text.afterRun(BASE64_URL, header);
        int claims = text.after("eyJ", text.after(".", headerEnd));
        // Only one run is remembered, that of the header; another is walked along only if it is of a secret.
        if (headerEnd - header < 6 || claims == NONE || text.afterUpTo(2, BASE64_URL, claims) - claims < 2) {
            return NONE;
        }
        int end = text.afterRun(BASE64_URL, claims);
        int signature = text.after(".", end);
        return SecretKind.found(at, signature == NONE ? end : text.afterRun(BASE64_URL, signature));
    }

    private static long passwordInUrl(Scan text, int at) {
        int user = text.after("://", at);
        int password = user == NONE ? NONE : text.after(":", text.afterRun(USER, user));
        if (password == NONE) {
            return NONE;
        }
        int end = text.afterRun(PASSWORD, password) - 1;
        while (end > password && text.at(end) != '@') {
            end--;
        }
        return SecretKind.found(password, end);
    }

    private static long longEnough(Scan text, CharacterSet set, int value, int least) {
        if (value == NONE) {
            return NONE;
        }
        int end = text.afterRun(set, value);
        return end - value >= least ? SecretKind.found(value, end) : NONE;
    }
}
