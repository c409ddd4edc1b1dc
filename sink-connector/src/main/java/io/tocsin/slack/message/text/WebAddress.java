package io.tocsin.slack.message.text;

/** Tells what can stand in a link. */
public final class WebAddress {
    private WebAddress() {}

    /** Whether a text is an address on the web, and nothing in it could end a link. */
    public static boolean is(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        if (start == text.length()) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (!mayStand(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStand(char c) {
        return c > ' ' && c != '<' && c != '>' && c != '|' && c != '"';
    }
}
