@NullMarked
package io.tocsin.slack;

import org.jspecify.annotations.NullMarked;
