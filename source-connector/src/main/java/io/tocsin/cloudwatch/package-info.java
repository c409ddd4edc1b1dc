@NullMarked
package io.tocsin.cloudwatch;

import org.jspecify.annotations.NullMarked;
