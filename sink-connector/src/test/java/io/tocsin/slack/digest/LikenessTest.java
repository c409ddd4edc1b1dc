package io.tocsin.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "took 12 ms ~ took 3.5 s",
                "retry 1 of 3 ~ retry -2 of +30",
                "used 1,234,567 bytes ~ used 12 bytes",
                "free 432.0 KB of 9 GB ~ free 12 B of 1.5 TB",
                "factor 1.5e-7 ~ factor 22",
                "at 0x7ffe12ab ~ at 0x10",
                "request 7f3c9a1e-0b44-4f0d-9c1b-aabbccddeeff failed ~ request 00000000-abcd-abcd-abcd-012345678901 failed",
                "request abcdefab-abcd-abcd-abcd-abcdefabcdef failed ~ request 1 failed",
                "stream 2026/11/22/[$LATEST]4f1c9a ~ stream 2026/11/23/[$LATEST]be12cd",
                "id JKJaXmPLvHcESHA= sent ~ id QmFzZTY0QmFzZTY0 sent",
                "key AbCd1234EfGh5678 ~ key 99",
                "trace 4bf92f3577b34da6a3ce929d0e0e4736 ~ trace deadbeefdeadbeef0000000000000000",
                "from 10.0.0.1 ~ from 192.168.100.200",
                "from 10.0.0.1:8080 ~ from 10.1.2.3",
                "from fe80::1ff:fe23:4567:890a ~ from ::1",
                "from [2001:db8::7]:443 ~ from [2001:db8::8]:8443",
                "to db-1.internal.example:5432 failed ~ to cache.example:6379 failed",
                "mail to ann@shop.example bounced ~ mail to bob.b+x@mail.example bounced",
                "cannot open /var/log/app/today.log: denied ~ cannot open /etc/hosts: denied",
                "cannot open C:\\logs\\a.txt ~ cannot open D:\\x",
                "cannot open logs/2026/app.log ~ cannot open data/other/x.csv",
                "GET https://shop.example/cart?id=1&x=a,b;c ~ GET http://localhost:8080/",
                "GET /cart/17?full=true,x answered 500 ~ GET /orders answered 503",
                "user 'Ann O''Hara' unknown ~ user 'Bob' unknown",
                "user \"Ann\" unknown ~ user \"Bob \\\"the\\\" B\" unknown",
                "table `orders` locked ~ table `carts` locked",
                "2026-11-22 10:15:42,123 ERROR down ~ 2027-01-02 00:00:00,000 ERROR down",
                "2026-11-22T10:15:42.123Z ERROR down ~ 2026-11-22T10:15:42+01:00 ERROR down",
                "[Sun Nov 22 10:15:42 2026] down ~ [Mon Dec 07 01:02:03 2026] down",
                "10.0.0.1 - - [22/Nov/2026:10:15:42 +0000] down ~ 10.0.0.2 - - [01/Dec/2026:00:00:00 +0100] down",
                "Sun, 22 Nov 2026 10:15:42 GMT down ~ Wed, 02 Dec 2026 10:15:42 GMT down",
                "at 10:15 PM ~ at 9:05",
                "lost partitions [1, 2, 3] ~ lost partitions [7]",
                "task_0001_m_000002 done ~ task_0099_m_000017 done",
                "pool-3-thread-17 died ~ pool-1-thread-2 died",
                "worker7 died ~ worker12 died",
                "object com.shop.Cart@6d06d69c ~ object com.shop.Cart@1b",
                "at shop.Cart.add(Cart.java:12) ~ at shop.Cart.add(Cart.java:77)",
                "level=error msg=\"card 12 declined\" order=7 ~ level=error msg=\"card 9 declined\" order=8",
                "{\"state\":\"declined\",\"order\":1042} ~ {\"state\":\"declined\",\"order\":9}",
            })
    void alike(String one, String other) {
        assertThat(Likeness.of(other)).isEqualTo(Likeness.of(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "card declined ~ card expired",
                "java.lang.IllegalStateException: 1 ~ java.lang.IllegalArgumentException: 1",
                "at shop.Cart.add(Cart.java:12) ~ at shop.Cart.remove(Cart.java:12)",
                "at shop.Cart(Cart.java:12) ~ at shop.Cart(Checkout.java:12)",
                "can't open it, won't try ~ can't close it, won't try",
                "it's 5 o'clock ~ it's 5 past",
                "level=error msg=\"card declined\" ~ level=error msg=\"card expired\"",
                "{\"state\":\"declined\",\"order\":1042} ~ {\"state\":\"expired\",\"order\":1042}",
                "RMContainerAllocator failed ~ TaskAttemptListenerImpl failed",
                "read/write failed ~ read/only failed",
                "May I? ~ Can I?",
                "facade is up ~ decade is up",
                "user unknown: \"Ann ~ user unknown: \"Bob",
            })
    void unlike(String one, String other) {
        assertThat(Likeness.of(other)).isNotEqualTo(Likeness.of(one));
    }

    @Test
    void whiteSpaceDoesNotCount() {
        assertThat(Likeness.of("  spaces\tand \r\n lines\n")).isEqualTo("spaces and lines");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anyTextTakesLinearTime(String piece) {
        String text = piece.repeat(Likeness.LENGTH);

        assertThat(Likeness.of(text).length()).isLessThanOrEqualTo(Likeness.LENGTH);
        assertThat(new Masking(text.repeat(400 / piece.length())).masked()).isNotNull();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\"", "'", " '", "`", "\"\\", "/", "./", "a:", "::", "@.", "*", "-", "* ", "1", "1 ", "Mon ", "\ud800",
                "[", "=\"");
    }

    @Test
    void anyTextHasALikeness() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(60), 0, 10)
                    .mapToObj(piece -> "a1 \"'/:@.-".substring(piece, piece + 1))
                    .collect(Collectors.joining());

            assertThat(Likeness.of(text).length()).as(text).isLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void whatComesAfterItsLengthDoesNotCount() {
        String same = "word ".repeat(Likeness.LENGTH / 5);

        assertThat(Likeness.of(same + "one")).isEqualTo(Likeness.of(same + "other"));
    }

    /** Lines as common servers write them; each group is one kind. */
    @Test
    void linesOfCommonServersFallIntoTheirKinds() {
        List<List<String>> kinds = List.of(
                List.of(
                        "[Tue Nov 17 04:02:11 2026] [error] mod_x child worker in error state 6",
                        "[Sun Nov 22 23:59:59 2026] [error] mod_x child worker in error state 10"),
                List.of(
                        "[Tue Nov 17 04:02:11 2026] [error] [client 203.0.113.7] Directory index forbidden by rule: /var/www/html/",
                        "[Wed Dec 02 14:00:01 2026] [error] [client 198.51.100.23] Directory index forbidden by rule: /srv/x/"),
                List.of(
                        "2026-11-22 18:06:19,060 WARN [Lease:app@node-a-41:9000] org.example.Lease: Failed to renew lease for [CLIENT_NONMAP_1537_1] for 101 seconds.  Will retry shortly ...",
                        "2026-11-23 00:00:00,001 WARN [Lease:app@node-a-41:9000] org.example.Lease: Failed to renew lease for [CLIENT_NONMAP_99_2] for 7 seconds.  Will retry shortly ..."),
                List.of(
                        "26/11/22 20:10:58 INFO storage.Store: Block broadcast_16 stored as values in memory (estimated size 9.8 KB, free 432.0 KB)",
                        "26/11/23 20:11:59 INFO storage.Store: Block broadcast_7 stored as values in memory (estimated size 17 B, free 1.2 MB)"),
                List.of(
                        "2026-11-22 19:29:17,382 - WARN  [Send:188978561024:Quorum$SendWorker@765] - Interrupted while waiting",
                        "2026-11-30 09:09:07,001 - WARN  [Send:1:Quorum$SendWorker@99] - Interrupted while waiting"),
                List.of(
                        "api.log.1 2026-11-22 00:08:19.658 25746 INFO wsgi [req-f894c9ea-bf2b-40c2-98df-e60c969bb8eb 113d3a99c3da401fbd62cc2caa5b96d2 54fadb412c4e40cdbaed9335e4c35a9e - - -] 10.11.10.1 \"GET /v2/54fadb/servers HTTP/1.1\" status: 200 len: 1893 time: 0.26",
                        "api.log.1 2026-11-22 00:08:20.001 2931 INFO wsgi [req-00b5ced2-6fb3-449b-a87f-1d9beaae3f62 113d3a99c3da401fbd62cc2caa5b96d2 54fadb412c4e40cdbaed9335e4c35a9e - - -] 10.11.10.1 \"GET /v2/9/servers/detail HTTP/1.1\" status: 404 len: 12 time: 1.0"));

        assertThat(kinds)
                .allSatisfy(lines ->
                        assertThat(lines.stream().map(Likeness::of).distinct()).hasSize(1));
        assertThat(kinds.stream().flatMap(List::stream).map(Likeness::of).distinct())
                .hasSize(kinds.size());
    }
}
