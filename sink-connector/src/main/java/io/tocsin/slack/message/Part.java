package io.tocsin.slack.message;

import io.tocsin.slack.message.template.Rendered;

/** A part of a message, made of a record. */
interface Part {
    Rendered of(View view);
}
