package io.wildcatch.streams.topology;

import io.wildcatch.event.Grounds;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Placement;
import io.wildcatch.event.Wish;
import io.wildcatch.streams.domain.assignment.Answer;
import io.wildcatch.streams.domain.assignment.Desk;
import io.wildcatch.streams.domain.assignment.Seller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The one place where opportunities get their sellers: rule 10. The desk is kept in memory, and every change of it in the
 * store, from which it is taken up again after a restart.
 */
final class Dispatch implements Processor<String, Wish, String, Homebound> {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Wiring wiring;
    private ProcessorContext<String, Homebound> context;
    private Conversations conversations;
    private SalesForce sellers;
    private EventClock clock;
    private Desk desk;
    private Map<String, Seller> reviewed;

    Dispatch(Wiring wiring) {
        this.wiring = wiring;
        this.reviewed = Map.of();
    }

    @Override
    public void init(ProcessorContext<String, Homebound> processorContext) {
        context = processorContext;
        conversations = new Conversations(processorContext.getStateStore(StoreNames.CONVERSATIONS));
        sellers = new SalesForce(processorContext, wiring);
        clock = conversations.clock(processorContext.currentSystemTimeMs());
        desk = new Desk(sellers::present, this::answer, conversations::keep);
        desk.restore(conversations.all(), conversations.clock());
        processorContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, Wish> record) {
        Wish wish = record.value();
        long at = wish.getAt().toEpochMilli();
        review(at);
        switch (wish.getKind()) {
            case SELLER -> desk.seat(domain(wish, at));
            case NEXT -> desk.next(wish.getHome(), wish.getOffering(), wish.getTurn(), at);
            case VALUE -> desk.value(wish.getHome(), wish.getOffering(), wish.getTurn(), wish.getValue(), at);
            case NONE -> desk.release(wish.getHome(), wish.getOffering(), wish.getTurn(), at);
            case UNKNOWN -> throw new IllegalStateException("a wish of a kind that only a newer release knows");
        }
        clock.observe(at, context.currentSystemTimeMs());
        conversations.keep(desk.clock(), clock);
    }

    private static io.wildcatch.streams.domain.assignment.Wish domain(Wish wish, long at) {
        return new io.wildcatch.streams.domain.assignment.Wish(
                wish.getHome(),
                wish.getOffering(),
                wish.getTurn(),
                at,
                wish.getValue(),
                wish.getCountry(),
                wish.getOwner(),
                wish.getGeneral(),
                wish.getTold());
    }

    private void look(long wall) {
        review(clock.now(wall));
    }

    /** New sellers, and those with more room than before, take what waits. */
    private void review(long now) {
        Map<String, Seller> present = sellers.present();
        if (!present.equals(reviewed)) {
            reviewed = present;
            desk.review(now);
            conversations.keep(desk.clock(), clock);
        }
    }

    private void answer(Answer answer) {
        Placement placement = Placement.newBuilder()
                .setOffering(answer.offering())
                .setTurn(answer.turn())
                .setAt(Instant.ofEpochMilli(answer.at()))
                .setGrounds(Grounds.valueOf(answer.grounds().name()))
                .setSeller(answer.seller())
                .setFurther(answer.further())
                .build();
        Homebound message =
                Homebound.newBuilder().setPlacement(placement).setAtHome(true).build();
        context.forward(new Record<>(answer.home(), message, context.currentSystemTimeMs()));
    }
}
