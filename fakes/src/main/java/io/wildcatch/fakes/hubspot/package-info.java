/** A stand-in of HubSpot: the parts of its CRM API, version 3, that connectors use. */
@NullMarked
package io.wildcatch.fakes.hubspot;

import org.jspecify.annotations.NullMarked;
