/** What an operator watches: alert rules and dashboard, held against a real worker by a real Prometheus. */
@NullMarked
package io.tocsin.it.watch;

import org.jspecify.annotations.NullMarked;
