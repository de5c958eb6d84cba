package io.relais.runtime.app;

/** Where the process begins; everything else is in {@link RelaisCommand}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    StopWithParent.arm();
    int status = RelaisCommand.commandLine(System.getenv()).execute(arguments);
    System.out.flush();
    System.exit(status);
  }
}
