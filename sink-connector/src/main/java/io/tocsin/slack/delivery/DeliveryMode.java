package io.tocsin.slack.delivery;

/** How many records a message stands for. */
public enum DeliveryMode {
    /** One each. */
    INDIVIDUAL,
    /** One, if none other waits; as many alike as fit, if others do; all there are, counted, in a storm. */
    ADAPTIVE,
    /** All that come in a span of time, counted. */
    DIGEST
}
