/** Opportunities into HubSpot, and what sellers made of them back. */
@NullMarked
package io.wildcatch.connectors.hubspot;

import org.jspecify.annotations.NullMarked;
