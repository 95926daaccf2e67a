/** The Helm chart: rendered by Helm, and checked against what Kubernetes takes. */
@NullMarked
package io.wildcatch.local.chart;

import org.jspecify.annotations.NullMarked;
