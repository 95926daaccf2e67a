/** A stand-in of a Salesforce org: its REST API as the public documentation describes it, on loopback. */
@NullMarked
package io.wildcatch.fakes.salesforce;

import org.jspecify.annotations.NullMarked;
