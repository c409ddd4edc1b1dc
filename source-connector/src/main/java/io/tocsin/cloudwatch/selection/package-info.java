/** What there is to read: which log groups, found how, and which of a connector's tasks reads them. */
@NullMarked
package io.tocsin.cloudwatch.selection;

import org.jspecify.annotations.NullMarked;
