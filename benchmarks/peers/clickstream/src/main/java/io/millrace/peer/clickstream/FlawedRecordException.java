package io.millrace.peer.clickstream;

/** A record that is no valid click. Has no stack trace: it is an answer and no failure. */
public final class FlawedRecordException extends Exception {
  private final transient Flaw flaw;

  FlawedRecordException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.flaw = new Flaw(reason, detail);
  }

  /** What is wrong. */
  public Flaw flaw() {
    return flaw;
  }
}
