package io.tocsin.it.release;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of what is built here. */
final class Version {
    private static final Pattern REVISION = Pattern.compile("<revision>([^<]+)</revision>");

    private Version() {}

    /** As the root pom states it. */
    static String stated() throws IOException {
        Matcher revision = REVISION.matcher(Files.readString(Checkout.ROOT.resolve("pom.xml")));
        if (!revision.find()) {
            throw new AssertionError("the root pom states no <revision>");
        }
        return revision.group(1);
    }
}
