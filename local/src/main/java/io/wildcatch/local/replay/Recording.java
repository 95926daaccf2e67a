package io.wildcatch.local.replay;

import io.wildcatch.event.Account;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.List;

/**
 * A workspace in memory, for several replays of it.
 *
 * @param serdes over the registry by which its records are written
 */
public record Recording(
        Serdes serdes,
        History history,
        List<Source> sources,
        List<Offering> offerings,
        List<Seller> sellers,
        List<Account> accounts,
        List<Person> people) {

    /**
     * Reads all of it.
     *
     * @param policy has the rates of the currencies that offerings name
     * @throws WorkspaceException when the workspace can't be read
     */
    public static Recording read(Workspace workspace, Policy policy, Progress progress) throws WorkspaceException {
        return read(workspace, policy, new Serdes(), progress);
    }

    static Recording read(Workspace workspace, Policy policy, Serdes serdes, Progress progress)
            throws WorkspaceException {
        workspace.sourcesFile();
        History history = History.read(workspace, Topics.withDefaultPrefix(), serdes, progress);
        return new Recording(
                serdes,
                history,
                workspace.sources(),
                workspace.offerings(policy),
                workspace.sellers(),
                workspace.accounts(),
                workspace.people());
    }

    /** Lines of the signals file. */
    public long signals() {
        return history.signals();
    }

    /** The same, cut off after so many signals, touches and verdicts. */
    public Recording first(int events) {
        return new Recording(serdes, history.first(events), sources, offerings, sellers, accounts, people);
    }

    /** A replay that has the reference data already, but has seen no signal. */
    public Replay replay(Policy policy, Progress progress) {
        Replay replay = new Replay(policy, progress, serdes);
        replay.prepare(this);
        return replay;
    }
}
