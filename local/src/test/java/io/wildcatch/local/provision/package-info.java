@NullMarked
package io.wildcatch.local.provision;

import org.jspecify.annotations.NullMarked;
