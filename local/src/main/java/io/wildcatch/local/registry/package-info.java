/** A schema registry that speaks Confluent's REST protocol and keeps its state in the topic {@code _schemas}. */
@NullMarked
package io.wildcatch.local.registry;

import org.jspecify.annotations.NullMarked;
