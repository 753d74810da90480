package io.millrace.load.send;

/** A load that cannot be generated as it was asked for; the message says why in one line. */
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public GenerationException(String message) {
    super(message);
  }
}
