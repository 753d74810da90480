package io.millrace.local;

/**
 * Ends this JVM when the process that started it ends.
 *
 * <p>Maven passes Ctrl-C on to what it runs, but not a SIGTERM: without this, a job and its brokers
 * would go on after Maven has been stopped. A debugger or a shell that starts a JVM to outlive it
 * must not be taken for Maven, hence a system property, which the build sets for {@code mvn exec}.
 */
public final class ExitWithParent {
  /** The system property that asks for it, when {@code true}. */
  public static final String PROPERTY = "millrace.exitWithParent";

  /** The exit code: that of a process ended by SIGTERM. */
  public static final int EXIT_CODE = 143;

  private ExitWithParent() {}

  /**
   * Begins to watch the parent, if {@value #PROPERTY} is {@code true}. When the parent ends, {@link
   * System#exit} is called, so shutdown hooks run.
   */
  public static void install() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    Thread watch = new Thread(ExitWithParent::exitAfterParent, "exit-with-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void exitAfterParent() {
    // Without a parent it has ended already.
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
    System.exit(EXIT_CODE);
  }
}
