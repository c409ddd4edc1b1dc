package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogGroup;
import java.util.Map;

/** One thing to write, with the exact state after it. */
public sealed interface Emission permits EmittedEvent, Heartbeat {

    /** The log group it belongs to. */
    LogGroup logGroup();

    /**
     * The source offset of the record: put this very map into it, uncopied. It encodes itself when it is first read, on
     * whatever thread that happens, and hashes and equals by identity.
     */
    Map<String, Object> offset();
}
