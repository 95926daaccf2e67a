/** The rules that schemas keep over releases, and the check that holds them. */
@NullMarked
package io.wildcatch.schemas.compatibility;

import org.jspecify.annotations.NullMarked;
