package io.tocsin.cloudwatch.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @Test
    void leavesAMessageThatFits() {
        assertThat(Message.of("1234567890", 10)).isEqualTo(new Message("1234567890", false));
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901, 10, 1234567890",
        "12345678éé,  11, 12345678é",
        "123€€,       8,  123€",
        "ab😀😀,       25, ab😀",
        "ab😀😀,       26, ab😀😀",
        "'a\"\"',     4,  'a\"'"
    })
    void cutsBetweenTwoCharacters(String original, int maxBytes, String expected) {
        assertThat(Message.of(original, maxBytes).text()).isEqualTo(expected);
        assertThat(Message.of(original, maxBytes).cut()).isEqualTo(!original.equals(expected));
    }

    @Test
    void replacesHalfACharacter() {
        assertThat(Message.of("a\ud83d", 100)).isEqualTo(new Message("a\ufffd", false));
        assertThat(Message.of("\ude00b" + "c".repeat(100), 10).text()).startsWith("\ufffdbc");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neverTakesMoreThanAllowedInJson(int seed) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x80));
            }
            int maxBytes = 10 + random.nextInt(50);
            Message message = Message.of(text.toString(), maxBytes);
            int quotes = 2;

            assertThat(json.writeValueAsBytes(message.text()).length - quotes).isLessThanOrEqualTo(maxBytes);
            assertThat(message.cut()).isEqualTo(message.text().length() < text.length());
        }
    }
}
