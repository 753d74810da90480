package io.millrace.local;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExitWithParentTest {
  @Test
  void endsWithKilledParent() throws Exception {
    try (ChildJvm parent = ChildJvm.start(Parent.class)) {
      long child = Long.parseLong(parent.read("child="));
      parent.kill();
      ChildJvm.awaitEnd(child);
    }
  }

  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      new ProcessBuilder(ChildJvm.command(Child.class)).inheritIO().start().waitFor();
    }
  }

  static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      ExitWithParent.install();
      System.out.println("child=" + ProcessHandle.current().pid());
      new CountDownLatch(1).await();
    }
  }
}
