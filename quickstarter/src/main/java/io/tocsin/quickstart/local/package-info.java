/** The local CloudWatch Logs with something that writes to it, and the local Slack. */
@NullMarked
package io.tocsin.quickstart.local;

import org.jspecify.annotations.NullMarked;
