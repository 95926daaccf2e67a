package io.wildcatch.local.up;

import static io.wildcatch.local.broker.AdminCalls.await;

import io.wildcatch.local.broker.BrokerException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members that an earlier run left in the topologies' group. Whoever holds the data directory knows that they are gone;
 * the broker would wait for them for the rest of their session, 45 seconds.
 */
final class LostMembers {

    private static final Logger LOG = LoggerFactory.getLogger(LostMembers.class);

    private LostMembers() {}

    static void dismiss(Admin admin, String group) {
        try {
            await(
                    "dismiss the members of group " + group,
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        } catch (BrokerException e) {
            LOG.debug("Group {} has no members to dismiss", group, e);
        }
    }
}
