/** Opportunities into Salesforce, and what sellers make of them back. */
@NullMarked
package io.wildcatch.connectors.salesforce;

import org.jspecify.annotations.NullMarked;
