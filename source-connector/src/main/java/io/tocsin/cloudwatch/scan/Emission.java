package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.util.Map;

/** One thing to write, with the exact state after it. */
public sealed interface Emission permits EmittedEvent, Heartbeat {

    /** What it comes from. */
    Feed feed();

    /** The log group it belongs to. */
    default LogGroup logGroup() {
        return feed().logGroup();
    }

    /**
     * The source offset of the record: put this very map into it, uncopied. It encodes itself when it is first read, on
     * whatever thread that happens, and hashes and equals by identity.
     */
    Map<String, Object> offset();
}
