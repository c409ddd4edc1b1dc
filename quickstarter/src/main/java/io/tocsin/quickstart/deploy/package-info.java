/** The two connectors as the quickstart configures and deploys them. */
@NullMarked
package io.tocsin.quickstart.deploy;

import org.jspecify.annotations.NullMarked;
