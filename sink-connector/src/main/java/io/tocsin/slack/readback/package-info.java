/** What a message says, to programs, of the records that it stands for, and how they are known again when they come again. */
@NullMarked
package io.tocsin.slack.readback;

import org.jspecify.annotations.NullMarked;
