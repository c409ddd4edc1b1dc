/** What the user wants, from options and environment, checked before anything starts. */
@NullMarked
package io.tocsin.quickstart.plan;

import org.jspecify.annotations.NullMarked;
