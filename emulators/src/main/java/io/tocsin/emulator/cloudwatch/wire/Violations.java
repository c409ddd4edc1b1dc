package io.tocsin.emulator.cloudwatch.wire;

import java.util.ArrayList;
import java.util.List;

/** The broken constraints of a request, in AWS's words. */
final class Violations {
    private final List<String> texts = new ArrayList<>();

    void add(String value, String path, String constraint) {
        texts.add("Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /**
     * @throws AwsError that names all of them, if there is any
     */
    void check() {
        if (texts.isEmpty()) {
            return;
        }
        String count = texts.size() == 1 ? "1 validation error" : texts.size() + " validation errors";
        throw AwsError.invalidParameter(count + " detected: " + String.join("; ", texts));
    }
}
