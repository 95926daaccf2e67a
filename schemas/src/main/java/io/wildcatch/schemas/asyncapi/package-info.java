/** The topic contract as an AsyncAPI document. */
@NullMarked
package io.wildcatch.schemas.asyncapi;

import org.jspecify.annotations.NullMarked;
