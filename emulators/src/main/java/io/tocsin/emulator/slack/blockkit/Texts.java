package io.tocsin.emulator.slack.blockkit;

import static io.tocsin.emulator.slack.blockkit.Rules.bool;
import static io.tocsin.emulator.slack.blockkit.Rules.string;

import java.util.Map;

/** Text objects, the leaves of most blocks. */
final class Texts {
    private Texts() {}

    /** Plain or mrkdwn, of 1 to {@code max} characters. */
    static Rule text(int max) {
        return Rules.byType(Map.of("plain_text", plainShape(max), "mrkdwn", mrkdwnShape(max)));
    }

    static Rule plain(int max) {
        return Rules.byType(Map.of("plain_text", plainShape(max)));
    }

    private static Rule plainShape(int max) {
        return Shape.typed().required("text", string(1, max)).optional("emoji", bool());
    }

    private static Rule mrkdwnShape(int max) {
        return Shape.typed().required("text", string(1, max)).optional("verbatim", bool());
    }
}
