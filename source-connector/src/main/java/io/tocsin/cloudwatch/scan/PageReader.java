package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;

/** Where a scanner gets its pages from. */
@FunctionalInterface
interface PageReader {
    Page read(FilterRequest request) throws LogsFailure;
}
