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

    /** Of what is not ASCII only letters and digits, none of which hides or turns the reading direction. */
    private static boolean mayStand(char c) {
        boolean ascii = c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '|' && c != '"';
        return ascii || (Character.isLetterOrDigit(c) && !HiddenCharacters.mayHide(c));
    }
}
