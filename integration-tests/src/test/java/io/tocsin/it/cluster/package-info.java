/** What the tests share: a broker, a worker, a CloudWatch Logs, a Slack. */
@NullMarked
package io.tocsin.it.cluster;

import org.jspecify.annotations.NullMarked;
