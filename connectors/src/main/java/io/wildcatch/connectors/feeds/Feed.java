package io.wildcatch.connectors.feeds;

import io.wildcatch.event.Source;
import java.util.List;
import java.util.function.Function;

/**
 * A feed that can be read.
 *
 * @param name what users call it, lower case
 * @param description one line: what it is and which shapes are read
 * @param format how its files are laid out
 * @param sources the sources its signals come from; empty when the records name their sources themselves
 * @param mapperForFile makes a mapper, given the file's name, in which some feeds carry their date
 */
public record Feed(
        String name,
        String description,
        Format format,
        List<Source> sources,
        Function<String, FeedMapper> mapperForFile) {

    /** How the files of a feed are laid out. */
    public enum Format {
        /** JSON Lines, an array, or one document with the records in an array within. */
        JSON,
        /** Comma-separated values with a header. */
        CSV,
        /** Tab-separated values without header or quotes. */
        TSV
    }

    public Feed {
        sources = List.copyOf(sources);
    }

    /** A mapper for the records of the file of this name. */
    public FeedMapper mapper(String fileName) {
        return mapperForFile.apply(fileName);
    }
}
