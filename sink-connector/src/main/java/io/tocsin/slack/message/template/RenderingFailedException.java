package io.tocsin.slack.message.template;

/** A template is good, but cannot make anything of a record: it adds to a text, say. Tells nothing of the record. */
public final class RenderingFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    RenderingFailedException(String message) {
        super(message);
    }
}
