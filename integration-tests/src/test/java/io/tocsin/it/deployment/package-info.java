/** What the guides for Kubernetes and managed Connect say: resources, what a worker may do at the brokers, secrets, and roles. */
@NullMarked
package io.tocsin.it.deployment;

import org.jspecify.annotations.NullMarked;
