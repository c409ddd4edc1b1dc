/** What GitHub reads of this project: workflows, forms and settings. None of it can run here, so tests compare it with what is here. */
@NullMarked
package io.tocsin.it.github;

import org.jspecify.annotations.NullMarked;
