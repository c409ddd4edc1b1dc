/** The connector and its task: the Connect contract, and how the parts are put together. */
@NullMarked
package io.tocsin.slack;

import org.jspecify.annotations.NullMarked;
