package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void aTextThatFitsIsOnePiece() {
        assertThat(Pieces.of("", 5, 3)).containsExactly("");
        assertThat(Pieces.of("12345", 5, 3)).containsExactly("12345");
    }

    @Test
    void piecesEndWhereALineDoesUnlessThatIsWasteful() {
        assertThat(Pieces.of("123456\n890abc", 10, 3)).containsExactly("123456\n", "890abc");
        assertThat(Pieces.of("1\n34567890abc", 10, 3)).containsExactly("1\n34567890", "abc");
    }

    @Test
    void theLastOneTakesWhatIsLeft() {
        assertThat(Pieces.of("12345678901234567890", 5, 3)).containsExactly("12345", "67890", "1234567890");
    }

    @Test
    void characterAreNeverTornApartAndCodesCountAsTheyAreShown() {
        List<String> pieces = Pieces.of("\ud83d\ude00\ud83d\ude00\u202e\u202e", 7, 9);

        assertThat(pieces).containsExactly("\ud83d\ude00\ud83d\ude00", "\u202e", "\u202e");
        assertThat(pieces).allMatch(piece -> Excerpt.raw(piece, 7).cut() == 0);
    }
}
