package io.wildcatch.local.cli;

import java.util.concurrent.Callable;

/**
 * A command of a module that this one doesn't know. It is annotated as any other, and named as a service
 * ({@link java.util.ServiceLoader}); its exit code and its exceptions mean what those of the others mean.
 */
public interface FurtherCommand extends Callable<Integer> {}
