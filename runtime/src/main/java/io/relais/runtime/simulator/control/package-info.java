/**
 * The simulator's remote control, for tests and load drivers in other processes: JSON over HTTP
 * under {@code /simulator/}, answered to the loopback only.
 *
 * <pre>
 * POST /simulator/customers                     {"name","phone"|"user_id"|"country","on_page"}
 * GET  /simulator/customers
 * POST /simulator/customers/KEY/messages        {"text"} or {"type","content"}, "context", "number"
 * POST /simulator/customers/KEY/taps            {"choice": id or title, "message": id of the message, else the newest}
 * GET  /simulator/customers/KEY/transcript
 * GET  /simulator/customers/KEY/replies?count=N&amp;timeout=MS    answers when there are N, or when the time is over
 * POST /simulator/batch                         {"messages":[{"customer","text"}]}: all in one webhook
 * POST /simulator/raw                           the body is signed and posted as it is
 * GET  /simulator/ledger                        counts
 * GET  /simulator/ledger/export                 JSON lines
 * GET  /simulator/faults, PUT /simulator/faults any of the fields of Faults
 * PUT  /simulator/webhook                       {"url"}
 * </pre>
 */
@NullMarked
package io.relais.runtime.simulator.control;

import org.jspecify.annotations.NullMarked;
