/** Reading the files of a workspace. */
@NullMarked
package io.wildcatch.local.workspace;

import org.jspecify.annotations.NullMarked;
