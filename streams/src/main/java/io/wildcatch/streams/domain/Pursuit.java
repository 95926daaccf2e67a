package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.assignment.Grounds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one account towards one offering: its lanes so far, and what the world has been told of them. */
public final class Pursuit {

    /** No timer. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Bit of {@code taught}. */
    private static final int SILENCE = 1 << 20;

    /**
     * What was last published.
     *
     * @param opportunityId deterministic id
     * @param accountId account id at the time
     * @param lane lane
     * @param seller seller
     */
    public record Published(
            String opportunityId,
            String accountId,
            Lane lane,
            @Nullable String seller) {

        boolean isOf(String id) {
            return opportunityId.equals(id);
        }
    }

    private record Identity(String accountId, long episode, String opportunityId) {}

    private final String offering;
    private final List<Transition> history = new ArrayList<>(2);
    private @Nullable Published published;
    private boolean sentToSellers;
    /** What was told of the opportunity before that one, which a late report may bring back. */
    private @Nullable Published formerly;

    private boolean formerlySentToSellers;
    private long due = NEVER;
    private long leadAt;
    private int taught;
    private int turn;
    private @Nullable Placement placement;
    /** What the id was last asked for, and what it is. */
    private @Nullable Identity identity;

    public Pursuit(String offering) {
        this.offering = offering;
    }

    public String offering() {
        return offering;
    }

    /** Whether what names an offering, or none, is about this one too. */
    boolean isMeantBy(@Nullable String named) {
        return named == null || named.equals(offering);
    }

    public List<Transition> history() {
        return history;
    }

    public @Nullable Transition current() {
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    /** Lane in force; null before the first decision and after the end of an episode. */
    public @Nullable Lane lane() {
        Transition current = current();
        return current == null || current.lane().isFinal() ? null : current.lane();
    }

    public boolean isOpen() {
        return lane() != null;
    }

    /**
     * Start of the episode in force, or of the next one: the end of the one before, or 0. What comes at the very moment of
     * an expiry finds the old episode over, and begins the next.
     */
    public long episode() {
        Transition current = current();
        if (current == null || !current.lane().isFinal()) {
            return current == null ? 0 : current.episode();
        }
        return current.lane() == Lane.EXPIRED ? current.at() - 1 : current.at();
    }

    /** Id of the opportunity for the account, the same in any run: of account, offering and start of the episode. */
    public String opportunityId(String accountId, long episode) {
        Identity known = identity;
        if (known == null || known.episode != episode || !known.accountId.equals(accountId)) {
            known = new Identity(accountId, episode, opportunityId(accountId, offering, episode));
            identity = known;
        }
        return known.opportunityId;
    }

    private static String opportunityId(String accountId, String offering, long episode) {
        String identity = accountId + '\0' + offering + '\0' + episode;
        return Hashes.hex(Hashes.of(identity)) + Hashes.hex(Hashes.of('\1' + identity));
    }

    public void enter(Transition transition) {
        if (!isOpen()) {
            leadAt = 0;
            taught = 0;
        }
        history.add(transition);
    }

    /** Which seller has it; null: none is asked for. */
    public @Nullable Placement placement() {
        return placement;
    }

    public void place(@Nullable Placement what) {
        placement = what;
    }

    /** Number of the last wish for a seller; 0: none yet. */
    public int turn() {
        return turn;
    }

    int nextTurn() {
        return ++turn;
    }

    public void turn(int last) {
        turn = last;
    }

    /** Whether only leads, or what a seller has, are in a lane. */
    static boolean isOfLeads(@Nullable Lane lane) {
        return lane == Lane.HUMAN || lane == Lane.AUTOMATION || lane == Lane.SUPPRESSED;
    }

    /** Whether it was a lead when, at {@code time}, it turned out which offering it is about. */
    boolean handsOverLead(long time) {
        Transition end = current();
        if (end == null || end.rule() != Rule.SUPERSEDED || end.at() != time || history.size() < 2) {
            return false;
        }
        Transition before = history.get(history.size() - 2);
        return isOfLeads(before.lane()) && before.rule() != Rule.EXPLORATION;
    }

    /** Whether it is in the lane for people and one of them could be at it. */
    boolean isWithPeople() {
        return lane() == Lane.HUMAN && (placement == null || !placement.isWaiting());
    }

    /** Whether sellers have it, are asked for, or had it while it lasts. */
    boolean isWithSellers() {
        boolean told = sentToSellers && published != null && !published.lane().isFinal();
        return told || lane() == Lane.HUMAN;
    }

    /** Whether a seller is asked for, so that there is nothing to tell yet. */
    boolean isPending() {
        return lane() == Lane.HUMAN && placement != null && placement.isPending();
    }

    /** The present lane as the world sees it: with its seller, or stopped for want of one who has room. */
    @Nullable
    Transition present() {
        Transition current = current();
        if (current == null || current.lane() != Lane.HUMAN || placement == null) {
            return current;
        }
        if (placement.grounds() == Grounds.UNDECLARED) {
            // An owner whom nobody declared as a seller is nobody who could be told.
            return current.unassigned();
        }
        long at = Math.max(current.at(), placement.at());
        return placement.isWaiting()
                ? new Transition(at, Lane.SUPPRESSED, Rule.CAPACITY, current.episode(), null)
                : new Transition(
                        at, Lane.HUMAN, current.rule(), current.episode(), placement.seller(), current.condition());
    }

    /** When it first was a lead in the episode, or was sent to a seller to learn; 0: never. */
    public long leadAt() {
        return leadAt;
    }

    /** What was last taught of it to those who estimate the market; 0: nothing. */
    public int taught() {
        return taught;
    }

    public void taught(int what) {
        taught = what;
    }

    /** By how many families it was shown when that was last taught, and one; 0: never was. */
    public int taughtFamilies() {
        return taught & ~SILENCE;
    }

    public void taughtFamilies(int families) {
        taught = families | (taught & SILENCE);
    }

    /** Whether it was taught already that no verdict came. */
    public boolean toldSilence() {
        return (taught & SILENCE) != 0;
    }

    public void tellSilence() {
        taught |= SILENCE;
    }

    public void leadAt(long time) {
        leadAt = time;
    }

    /** Forgets all transitions from {@code time} on, so that they can be decided again. */
    void rewind(long time) {
        history.removeIf(transition -> transition.at() >= time);
        if (leadAt >= time) {
            leadAt = 0;
        }
    }

    /** Keeps what a late signal may still rewind, and the transition in force at that moment. */
    void trim(long before) {
        int keep = 0;
        while (keep + 1 < history.size() && history.get(keep + 1).at() < before) {
            keep++;
        }
        history.subList(0, keep).clear();
    }

    /**
     * Starts anew at a home that it moves to: nothing of the episode in force has been decided there.
     *
     * @param episode start of that episode
     */
    void depart(long episode) {
        history.clear();
        published = null;
        placement = null;
        sentToSellers = false;
        formerly = null;
        formerlySentToSellers = false;
        due = NEVER;
        if (episode > 0) {
            history.add(new Transition(episode, Lane.CLOSED, Rule.MERGED, 0, null));
        }
    }

    /** Goes on at a home that has taken over another's history: the next episode begins at {@code episode}. */
    void resume(long episode) {
        history.clear();
        history.add(new Transition(episode, Lane.CLOSED, Rule.MERGED, 0, null));
    }

    public @Nullable Published published() {
        return published;
    }

    /** Sellers haven't seen a new opportunity yet. */
    public void publish(Published last) {
        boolean known = sellersKnow(last.opportunityId());
        if (published != null && !published.isOf(last.opportunityId())) {
            formerly = published;
            formerlySentToSellers = sentToSellers;
        }
        sentToSellers = known || last.lane() == Lane.HUMAN;
        published = last;
    }

    /** Whether sellers were told of the opportunity that was last published. */
    public boolean sentToSellers() {
        return sentToSellers;
    }

    /** Whether sellers were told of an opportunity, so that they must be told of its end too. */
    public boolean sellersKnow(String opportunityId) {
        if (published != null && published.isOf(opportunityId)) {
            return sentToSellers;
        }
        return formerlySentToSellers && formerly != null && formerly.isOf(opportunityId);
    }

    /** What was last told of the opportunity before that one; null: there was none. */
    public @Nullable Published formerly() {
        return formerly;
    }

    public boolean formerlySentToSellers() {
        return formerlySentToSellers;
    }

    public void restoreFormer(@Nullable Published last, boolean sent) {
        formerly = last;
        formerlySentToSellers = sent;
    }

    public void restore(@Nullable Published last, boolean sent, long timer) {
        published = last;
        sentToSellers = sent;
        due = timer;
    }

    /** Next time at which the lane may change without new input. */
    public long due() {
        return due;
    }

    public void due(long time) {
        due = time;
    }
}
