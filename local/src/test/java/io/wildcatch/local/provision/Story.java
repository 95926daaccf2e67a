package io.wildcatch.local.provision;

import io.wildcatch.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;

/** What a role does, all of it, so that each of its rights is needed once. */
interface Story {

    /** In a few words. */
    String name();

    /** As the documentation calls them. */
    Party usual();

    /** Who does it this time: under a name of its own where that lets it start from nothing. */
    default Party party(int turn) {
        return usual();
    }

    /**
     * Does it.
     *
     * @throws Exception as soon as something is in its way
     */
    void work(Party party) throws Exception;

    /** The rights of a party, in the order of those of {@link #usual}. */
    static List<AclBinding> rights(Party party) {
        return Rights.of(party, Topics.withDefaultPrefix());
    }
}
