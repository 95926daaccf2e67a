package io.wildcatch.connectors.crm;

/** A request of many steps ended before the last: what is to be answered stands in it. */
public final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public NoAnswerException(Answer answer) {
        super(answer.toString());
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
