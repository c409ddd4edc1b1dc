package io.tocsin.slack.message.template;

/** A template that is not one. The message says where, as line and column, and what to do. */
public final class BadTemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    BadTemplateException(Place place, String problem) {
        super(place + ": " + problem);
    }
}
