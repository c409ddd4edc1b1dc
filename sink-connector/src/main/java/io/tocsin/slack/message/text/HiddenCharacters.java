package io.tocsin.slack.message.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells characters that cannot be seen, or that reorder what can. Some of them are part of what is written in certain places: they
 * join emoji, choose among forms of a sign, or shape the letters of scripts such as Arabic and Devanagari. What is merely unknown to
 * this version of Java can be seen.
 */
public final class HiddenCharacters {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int TEXT_FORM = 0xfe0e;
    private static final int EMOJI_FORM = 0xfe0f;
    private static final int KEYCAP = 0x20e3;
    private static final int BLACK_FLAG = 0x1f3f4;
    /** The flags of England, Scotland and Wales, the only ones that tags make. */
    private static final List<String> FLAGS = List.of(flag("gbeng"), flag("gbsct"), flag("gbwls"));

    /** Unicode's Default_Ignorable_Code_Point, less those of category Format: first and last of each range. */
    private static final int[] IGNORABLE = {
        0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2065, 0x2065, 0x3164, 0x3164, 0xfe00, 0xfe0f,
        0xffa0, 0xffa0, 0xfff0, 0xfff8, 0xe0000, 0xe0fff
    };
    /** Of category Format, and seen all the same: signs before numbers and verses. */
    private static final int[] SEEN_FORMAT = {
        0x0600, 0x0605, 0x06dd, 0x06dd, 0x070f, 0x070f, 0x0890, 0x0891, 0x08e2, 0x08e2, 0x110bd, 0x110bd, 0x110cd,
        0x110cd
    };
    /** Where Unicode has pictures, and signs that have a form as one. */
    private static final int[] PICTURES = {
        0xa9, 0xa9, 0xae, 0xae, 0x203c, 0x203c, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139, 0x2190, 0x21ff, 0x2300,
        0x23ff, 0x24c2, 0x24c2, 0x25a0, 0x27bf, 0x2900, 0x297f, 0x2b00, 0x2bff, 0x3030, 0x3030, 0x303d, 0x303d, 0x3297,
        0x3297, 0x3299, 0x3299, 0x1f000, 0x1faff
    };
    /** Scripts whose letters take another shape beside a joiner. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);
    /** Scripts with several forms of a letter, of which a character after it chooses one. */
    private static final Set<UnicodeScript> VARYING =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.MYANMAR, UnicodeScript.MONGOLIAN, UnicodeScript.PHAGS_PA);

    private HiddenCharacters() {}

    /** Returns whether a character cannot be seen, or acts, in some place at least. Line feed and tab do not count. */
    public static boolean mayHide(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint < ' ' && codePoint != '\n' && codePoint != '\t';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isIn(SEEN_FORMAT, codePoint);
            default -> isIn(IGNORABLE, codePoint) || isNoCharacter(codePoint);
        };
    }

    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xfffe) == 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
    }

    /** Returns whether the character at a place may be shown as it is: it can be seen, or is part of what is written there. */
    static boolean isShown(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (!mayHide(codePoint)) {
            return true;
        } else if (at == 0) {
            return false;
        }
        int before = text.codePointBefore(at);
        return switch (codePoint) {
            case ZERO_WIDTH_JOINER -> shapes(before) || joinsPictures(text, at);
            case ZERO_WIDTH_NON_JOINER -> shapes(before);
            case TEXT_FORM, EMOJI_FORM -> isPicture(before) || isKeycap(text, at, before);
            default -> chooses(codePoint, before) || isTagOfFlag(text, at, codePoint);
        };
    }

    private static boolean shapes(int letter) {
        boolean mark = Character.getType(letter) == Character.NON_SPACING_MARK
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
        return (mark || Character.isLetter(letter))
                && (JOINING.contains(UnicodeScript.of(letter)) || UnicodeBlock.ARABIC.equals(UnicodeBlock.of(letter)));
    }

    private static boolean joinsPictures(String text, int at) {
        int end = text.codePointBefore(at) == EMOJI_FORM ? at - 1 : at;
        return end > 0
                && at + 1 < text.length()
                && isPicture(text.codePointBefore(end))
                && isPicture(text.codePointAt(at + 1));
    }

    private static boolean isKeycap(String text, int at, int before) {
        boolean key = (before >= '0' && before <= '9') || before == '#' || before == '*';
        return key && at + 1 < text.length() && text.charAt(at + 1) == KEYCAP;
    }

    /** Variation selectors, each after what has variants. */
    private static boolean chooses(int codePoint, int before) {
        UnicodeScript script = UnicodeScript.of(before);
        if (codePoint >= 0xfe00 && codePoint <= 0xfe0d) {
            return VARYING.contains(script) || Character.getType(before) == Character.MATH_SYMBOL;
        } else if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) {
            return script == UnicodeScript.HAN;
        }
        return codePoint >= 0x180b && codePoint <= 0x180f && codePoint != 0x180e && script == UnicodeScript.MONGOLIAN;
    }

    private static boolean isTagOfFlag(String text, int at, int codePoint) {
        if (!isTag(codePoint)) {
            return false;
        }
        int start = at;
        while (start > 0 && at - start < FLAGS.get(0).length() && isTag(text.codePointBefore(start))) {
            start -= 2;
        }
        int base = start - 2;
        return base >= 0
                && text.codePointAt(base) == BLACK_FLAG
                && FLAGS.stream().anyMatch(flag -> text.startsWith(flag, base) && at < base + flag.length());
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xe0020 && codePoint <= 0xe007f;
    }

    private static String flag(String tags) {
        StringBuilder flag = new StringBuilder().appendCodePoint(BLACK_FLAG);
        tags.chars().forEach(tag -> flag.appendCodePoint(0xe0000 + tag));
        return flag.appendCodePoint(0xe007f).toString();
    }

    private static boolean isPicture(int codePoint) {
        return isIn(PICTURES, codePoint);
    }

    private static boolean isIn(int[] ranges, int codePoint) {
        for (int i = 0; i < ranges.length && ranges[i] <= codePoint; i += 2) {
            if (codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
