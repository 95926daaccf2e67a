/** Serializers and deserializers of several makers and languages over one registry. */
@NullMarked
package io.wildcatch.local.interop;

import org.jspecify.annotations.NullMarked;
