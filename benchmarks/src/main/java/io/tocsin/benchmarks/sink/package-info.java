/** How well the sink posts: in a worker of its own, or the task alone, against the emulated Slack. */
@NullMarked
package io.tocsin.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
