package io.relais.runtime.conversation;

/**
 * What a conversation answers to a command. The names of the constants travel between nodes and
 * stay.
 */
public enum Reply {
  /** It is on disk, or was before, or there was nothing to do. */
  TAKEN,

  /** The person was erased with all that they said, and nothing was kept of the command. */
  ERASED
}
