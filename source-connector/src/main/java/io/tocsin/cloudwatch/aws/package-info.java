/** CloudWatch Logs through the AWS SDK, and the only place that knows the SDK. {@link AwsLogsApi#open} is the way in. */
@NullMarked
package io.tocsin.cloudwatch.aws;

import org.jspecify.annotations.NullMarked;
