package io.wildcatch.bench.run;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.Probes;
import io.wildcatch.bench.oracle.Replayed;
import io.wildcatch.bench.part.FloorPart;
import io.wildcatch.bench.part.PartException;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.bench.part.PipelinePart;
import io.wildcatch.bench.result.BenchResult;
import io.wildcatch.bench.result.Machine;
import io.wildcatch.bench.result.Measured;
import io.wildcatch.bench.result.RoundTrip;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The whole: starts what is needed, lets everybody have a turn in each round, and ends it all. */
public final class Bench {

    private static final int WIDER = 16;

    private final BenchSettings settings;
    private final Path temp;
    private final Consumer<String> notes;
    private final List<Measured> rounds = new ArrayList<>();
    private final List<Measured> wide = new ArrayList<>();
    private final List<RoundTrip> roundTrips = new ArrayList<>();

    /**
     * @param temp where everything is kept that is gone afterwards
     * @param notes is told how far it is, and which outputs are wrong
     */
    public Bench(BenchSettings settings, Path temp, Consumer<String> notes) {
        this.settings = settings;
        this.temp = temp;
        this.notes = notes;
    }

    /**
     * Measures; takes minutes. Ended by a signal, it leaves neither processes nor files.
     *
     * @throws io.wildcatch.bench.part.PartException when a process can't start or has ended
     */
    public BenchResult run() throws Exception {
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.open(temp)) {
            takeTurns(scratch);
        }
        return new BenchResult(
                machine,
                settings.signals(),
                settings.accounts(),
                settings.guarantee().toString(),
                Stand.conditions(),
                rounds,
                wide,
                roundTrips);
    }

    private void takeTurns(Scratch scratch) throws Exception {
        try {
            notes.accept("starts a broker and a registry");
            List<Turn> turns = turns(scratch, Ground.start(scratch, settings.guarantee()));
            for (int round = 0; round <= settings.rounds(); round++) {
                for (Turn turn : Turn.order(turns, round)) {
                    notes.accept((round == 0 ? "warms up: " : "round " + round + ": ") + turn.name());
                    turn.take(round);
                }
            }
        } catch (PartException e) {
            scratch.blockIfEnding();
            throw e;
        }
    }

    private List<Turn> turns(Scratch scratch, Ground ground) throws IOException, WorkspaceException {
        MarketInput input = market(scratch, ground, settings.accounts());
        MarketInput wider = market(scratch, ground, settings.accounts() * WIDER);
        List<Message> probes = Probes.make(Math.min(Stand.PROBES, settings.signals()), input.end(), ground.avro());
        PartProcess floor = scratch.start("floor", FloorPart.class);
        PartProcess pipeline = scratch.start("pipeline", PipelinePart.class);
        Round round = new Round(ground, notes);
        Stand stand = ground.stand();
        Replayed replayed = Replayed.of(input);
        List<Turn> turns = new ArrayList<>();
        if (settings.peer() != Peer.NONE) {
            Peer peer = settings.peer();
            PartProcess process = scratch.start(peer.toString(), peer.part(), peer.classPath());
            turns.add(new ContenderTurn(
                    round,
                    peer.toString(),
                    new PeerContender(peer, new PipelineContender(stand, process, input, replayed)),
                    input,
                    settings.accounts(),
                    probes,
                    rounds::add));
        }
        turns.addAll(List.of(
                new RoundTripTurn(ground, probes, roundTrips::add),
                new ContenderTurn(
                        round,
                        "floor",
                        new FloorContender(stand, floor, input),
                        input,
                        settings.accounts(),
                        probes,
                        rounds::add),
                new ContenderTurn(
                        round,
                        "pipeline",
                        new PipelineContender(stand, pipeline, input, replayed),
                        input,
                        settings.accounts(),
                        probes,
                        rounds::add),
                new ContenderTurn(
                        round,
                        "pipeline-wide",
                        new PipelineContender(stand, pipeline, wider, Replayed.of(wider)),
                        wider,
                        settings.accounts() * WIDER,
                        List.of(),
                        wide::add)));
        return turns;
    }

    private MarketInput market(Scratch scratch, Ground ground, int accounts) throws IOException, WorkspaceException {
        notes.accept("simulates a market of %,d companies, and replays it".formatted(accounts));
        return MarketInput.make(
                scratch.folder().resolve("market-" + accounts), settings.signals(), accounts, ground.avro());
    }
}
