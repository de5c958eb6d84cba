package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path dir;

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve("brand").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Sources read() throws IOException {
    return Sources.of(dir.resolve("brand"));
  }

  @Test
  void onlyTheFilesOfAWorkspaceAreRead() throws IOException {
    write("brand.yaml", "brand: a");
    write("flows/a.flow.yaml", "flow: a");
    write("i18n/en/a.yaml", "a: b");
    write("tests/a.test.yaml", "flow: a");
    write("notes.txt", "private");
    write("flows/README.md", "read me");

    Sources sources = read();

    assertThat(sources.files())
        .containsOnlyKeys("brand.yaml", "flows/a.flow.yaml", "i18n/en/a.yaml", "tests/a.test.yaml");
    assertThat(sources.under("flows/")).containsOnlyKeys("flows/a.flow.yaml");
    assertThat(sources.problems()).isEmpty();
  }

  @Test
  void aFlowWithTheWrongEndingIsNotOverlooked() throws IOException {
    write("flows/a.yaml", "flow: a");

    assertThat(read().problems())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains(".flow.yaml"));
  }

  @Test
  void aLinkOutOfTheWorkspaceIsNotFollowed() throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "password");
    write("brand.yaml", "brand: a");
    Path link = dir.resolve("brand/flows/a.flow.yaml");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, secret);

    Sources sources = read();

    assertThat(sources.files()).containsOnlyKeys("brand.yaml");
    assertThat(sources.problems())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("link out of it"));
  }

  @Test
  void ofAFileThatIsTooLargeOnlyAsMuchIsReadAsShowsIt() throws IOException {
    write("flows/a.flow.yaml", "#".repeat(3 << 20));

    Sources sources = read();

    assertThat(sources.files().get("flows/a.flow.yaml")).hasSize((1 << 20) + 1);
    assertThat(Workspace.load(sources).diagnostics())
        .anySatisfy(d -> assertThat(d.message()).contains("at most 1 MiB"));
  }

  @Test
  void bytesThatAreNoUtf8AreFoundWhereTheyStand() throws IOException {
    Path file = write("flows/a.flow.yaml", "");
    Files.write(file, "flow: a\nlocale: \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read().problems())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code()).isEqualTo("E01");
              assertThat(d.at().line()).isEqualTo(2);
              assertThat(d.at().column()).isEqualTo(9);
            });
  }

  @Test
  void aFolderThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> Sources.of(dir.resolve("nowhere")))
        .isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void anEmptyWorkspaceLacksABrand() throws IOException {
    Files.createDirectories(dir.resolve("brand"));

    assertThat(Workspace.load(read()).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("Expected a brand.yaml in the workspace, but there is none");
  }
}
