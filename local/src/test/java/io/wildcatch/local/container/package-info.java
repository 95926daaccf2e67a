/** The image, and a deployment of containers made of it. Needs a container engine; without one these tests are skipped. */
@NullMarked
package io.wildcatch.local.container;

import org.jspecify.annotations.NullMarked;
