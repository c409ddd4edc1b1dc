/** The Connect contract: connector and task. All else is in the packages below, and none of them knows this one. */
@NullMarked
package io.tocsin.cloudwatch;

import org.jspecify.annotations.NullMarked;
