package io.relais.loadtest.wholepath;

import io.relais.loadtest.nothing.NothingServer;
import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.FreePorts;
import io.relais.loadtest.process.Probe;
import io.relais.loadtest.stand.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server that does nothing, as a process of its own. */
record DoNothing(Child process, URI webhook) implements AutoCloseable {

  static DoNothing start(Place place, HttpClient http) {
    int port = FreePorts.find(1).getFirst();
    var webhook = URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        List.of(
            java.toString(),
            "@" + place.jvmOptions(),
            "-classpath",
            System.getProperty("java.class.path"),
            NothingServer.class.getName(),
            Integer.toString(port));
    var process = Child.start("do-nothing server", command, Map.of(), place.log("do-nothing"));
    try {
      Probe.await(process, webhook, http);
    } catch (RuntimeException failed) {
      process.close();
      throw failed;
    }
    return new DoNothing(process, webhook);
  }

  @Override
  public void close() {
    process.close();
  }
}
