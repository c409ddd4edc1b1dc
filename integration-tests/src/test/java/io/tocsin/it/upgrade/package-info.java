/** That both connectors go on from what an earlier release has left. */
@NullMarked
package io.tocsin.it.upgrade;

import org.jspecify.annotations.NullMarked;
