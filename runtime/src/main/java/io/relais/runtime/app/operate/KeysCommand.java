package io.relais.runtime.app.operate;

import picocli.CommandLine.Command;

/** {@code relais keys}: what everything is sealed under. */
@Command(
    name = "keys",
    description = {
      "The keys that the record is sealed under.",
      "",
      "To replace the master key: set RELAIS_MASTER_KEY to a new one and RELAIS_MASTER_KEY_OLD to"
          + " the one before, restart the service, run `relais keys rotate` with the same"
          + " environment, and drop RELAIS_MASTER_KEY_OLD when it says that nothing is left.",
      "",
      "With several nodes, give the new key to all of them in RELAIS_MASTER_KEY_OLD first: a node"
          + " that does not know it cannot read what the others write."
    },
    subcommands = KeysRotateCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {}
