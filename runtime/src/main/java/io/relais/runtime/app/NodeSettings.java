package io.relais.runtime.app;

import io.relais.runtime.app.cluster.ClusterChoice;

/**
 * What this process is among others, and how much it keeps at hand.
 *
 * @param activeConversations how many stay in memory before the longest unused make room
 */
public record NodeSettings(ClusterChoice cluster, int activeConversations) {}
