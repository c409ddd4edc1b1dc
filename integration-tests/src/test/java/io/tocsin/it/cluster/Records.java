package io.tocsin.it.cluster;

/** Values of records as {@code JsonConverter} reads them by default. */
public final class Records {
    private Records() {}

    /** An object without a schema, whose one field is the log text. */
    public static String json(String message) {
        return "{\"schema\":null,\"payload\":{\"message\":\"" + message + "\"}}";
    }
}
