/** The Slack page in a real browser. */
@NullMarked
package io.tocsin.it.browser;

import org.jspecify.annotations.NullMarked;
