/** Where the ids of schemas come from: the registry's protocol, and registries that speak it or stand in for it. */
@NullMarked
package io.wildcatch.schemas.registry;

import org.jspecify.annotations.NullMarked;
