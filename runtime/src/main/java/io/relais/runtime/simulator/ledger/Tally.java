package io.relais.runtime.simulator.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link LedgerCounts}; cheap to increment from many threads. */
final class Tally {

  final LongAdder said = new LongAdder();
  final LongAdder acknowledged = new LongAdder();
  final LongAdder abandoned = new LongAdder();
  final LongAdder redeliveries = new LongAdder();
  final LongAdder accepted = new LongAdder();
  final LongAdder statuses = new LongAdder();
  final LongAdder lostStatuses = new LongAdder();
  private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();

  void refused(int code) {
    refused.computeIfAbsent(code, _ -> new LongAdder()).increment();
  }

  LedgerCounts counts(long customers) {
    var codes = new TreeMap<Integer, Long>();
    refused.forEach((code, count) -> codes.put(code, count.sum()));
    return new LedgerCounts(
        customers,
        said.sum(),
        acknowledged.sum(),
        abandoned.sum(),
        redeliveries.sum(),
        accepted.sum(),
        statuses.sum(),
        lostStatuses.sum(),
        codes);
  }
}
