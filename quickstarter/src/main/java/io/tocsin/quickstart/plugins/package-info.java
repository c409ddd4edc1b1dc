/** The connectors' plugin zips. */
@NullMarked
package io.tocsin.quickstart.plugins;

import org.jspecify.annotations.NullMarked;
