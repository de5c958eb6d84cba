package io.relais.runtime.app;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Which of the three ways of logging this process uses. To be chosen before the first logger is
 * made: Logback reads its configuration then, and only once.
 *
 * <p>Nothing that a customer wrote, no phone number and no name is ever given to a logger; there is
 * no masking to rely on. A conversation's id is in the diagnostic context as {@code conversation}.
 */
enum Logging {
  /** For short commands: warnings only, to the error stream; the output belongs to the command. */
  COMMAND("logback.xml", "Set RELAIS_LOG_LEVEL=DEBUG to see where."),
  /** For {@code serve}: one JSON object a line on the standard output. */
  SERVE("logback-serve.xml", "The log on the standard output says where."),
  /** For {@code demo}: warnings on the terminal, everything in a file. */
  DEMO("logback-demo.xml", "The log says where.");

  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String FILE = "relais.log.file";

  private static volatile Logging current = COMMAND;

  private final String resource;
  private final String hint;

  Logging(String resource, String hint) {
    this.resource = resource;
    this.hint = hint;
  }

  /** Leaves alone what the operator has chosen with {@code -Dlogback.configurationFile}. */
  void use() {
    current = this;
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, resource);
    }
  }

  void use(Path file) {
    System.setProperty(FILE, file.toString());
    use();
  }

  /** Keeps the stack trace of what nobody expected; returns where to look for it. */
  static String keep(Throwable unexpected) {
    var log = LoggerFactory.getLogger(Logging.class);
    if (current == COMMAND) {
      log.debug("The command failed.", unexpected);
    } else {
      log.error("The command failed.", unexpected);
    }
    var file = current == DEMO ? " " + System.getProperty(FILE) : "";
    return current.hint + file;
  }
}
