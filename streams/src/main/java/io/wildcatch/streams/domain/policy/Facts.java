package io.wildcatch.streams.domain.policy;

/** One opportunity at one moment, as conditions see it. */
@FunctionalInterface
public interface Facts {

    /** The fact, in the Java type that its {@link Fact.Type} says. Worked out when it is asked for. */
    Object of(Fact fact);
}
