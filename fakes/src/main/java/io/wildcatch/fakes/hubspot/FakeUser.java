package io.wildcatch.fakes.hubspot;

import java.util.Map;

/** Somebody who works in the CRM's pages. */
public final class FakeUser {

    private final Portal portal;
    private final Author author;

    FakeUser(Portal portal, long id) {
        this.portal = portal;
        this.author = Author.user(id);
    }

    /** @return the new record's id */
    public long create(String type, Map<String, String> properties) {
        synchronized (portal) {
            return portal.create(portal.type(type), properties, author).id();
        }
    }

    public void change(String type, long id, Map<String, String> properties) {
        synchronized (portal) {
            portal.update(portal.type(type), item(type, id), properties, author);
        }
    }

    /** Deletes a record, as far as users can: it can be restored for 90 days. */
    public void archive(String type, long id) {
        synchronized (portal) {
            item(type, id).archive(portal.now());
        }
    }

    /**
     * Merges two records.
     *
     * @param stays keeps its id
     * @param goes is archived, and stands in the other one's list of merged ids
     */
    public void merge(String type, long stays, long goes) {
        synchronized (portal) {
            portal.merge(portal.type(type), item(type, stays), item(type, goes));
        }
    }

    /** Ties an activity to a record. */
    public void associate(long one, long other) {
        synchronized (portal) {
            portal.associate(one, other);
        }
    }

    private Item item(String type, long id) {
        return portal.type(type)
                .item(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + type + " " + id));
    }
}
