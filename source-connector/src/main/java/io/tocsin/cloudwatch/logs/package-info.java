/** The port to CloudWatch Logs: what a reader asks and gets, in plain records. Knows no SDK. */
@NullMarked
package io.tocsin.cloudwatch.logs;

import org.jspecify.annotations.NullMarked;
