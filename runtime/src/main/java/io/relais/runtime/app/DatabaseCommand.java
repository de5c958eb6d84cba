package io.relais.runtime.app;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code relais database}: the embedded PostgreSQL as a process of its own, for whoever wants it to
 * outlive a Relais or to be shared by several.
 */
@Command(
    name = "database",
    description = {
      "Run the embedded PostgreSQL by itself until it is told to end.",
      "",
      "RELAIS_DB_URL and RELAIS_DB_USER of those that use it are printed; RELAIS_DB_PASSWORD is in"
          + " a file that only this user may read. If the server ends by itself, so does this"
          + " command, with status 1."
    })
final class DatabaseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where its files are; made if it is not there (${DEFAULT-VALUE})")
  Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "on the loopback; 0 for any free port (${DEFAULT-VALUE})")
  int port = 5432;

  @Override
  public Integer call() {
    try (var opened = new Opened();
        var _ = ExitHook.arm(opened::close)) {
      var database = opened.add("the embedded PostgreSQL", start());
      banner(database).print(spec.commandLine().getOut());
      database.ended().join();
      throw new Failure(
          "Expected PostgreSQL to run until this command is told to end, but it has ended by"
              + " itself. Its log in "
              + data.toAbsolutePath().normalize()
              + " says why; start this command again.");
    }
  }

  private EmbeddedDatabase start() {
    try {
      return EmbeddedDatabase.start(data, port);
    } catch (DatabaseException cannotStart) {
      throw new Failure(String.valueOf(cannotStart.getMessage()));
    }
  }

  private Banner banner(EmbeddedDatabase database) {
    var folder = data.toAbsolutePath().normalize();
    return new Banner("PostgreSQL of Relais")
        .line("RELAIS_DB_URL", database.settings().url())
        .line("RELAIS_DB_USER", database.settings().user())
        .line("RELAIS_DB_PASSWORD", "in " + folder.resolve(EmbeddedDatabase.PASSWORD_FILE));
  }
}
