package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.LogsFailure;

/** Looks what there is to read. */
@FunctionalInterface
public interface Looker {

    /**
     * Asks for all of it, as many requests as that takes. Blocks.
     *
     * @throws LogsFailure if a page did not come; a look is complete or none
     */
    Look look() throws LogsFailure, InterruptedException;
}
