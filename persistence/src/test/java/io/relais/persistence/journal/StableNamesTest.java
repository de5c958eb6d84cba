package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.RandomRecords;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A class name in the journal would be a promise that no refactoring could keep. */
class StableNamesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {Input.class, Outcome.class, Action.class, Value.class, EffectResult.class})
  void everyKindHasOneNameOfItsOwn(Class<?> root) {
    JsonSubTypes.Type[] named = root.getAnnotation(JsonSubTypes.class).value();

    assertThat(named)
        .extracting(JsonSubTypes.Type::value)
        .containsExactlyInAnyOrderElementsOf(
            RandomRecords.recordsOf(root).<Class<?>>map(kind -> kind).toList());
    assertThat(named)
        .extracting(JsonSubTypes.Type::name)
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("[a-z][a-z_-]*"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  <T> void everyKindComesBackAsItWas(Class<? extends T> kind, Class<T> root) throws Exception {
    long seed = System.nanoTime();
    RandomRecords random = new RandomRecords(new Random(seed));
    for (int i = 0; i < 100; i++) {
      T written = random.next(kind);
      String json = FlowJson.mapper().writerFor(root).writeValueAsString(written);
      assertThat(json).as("seed %d", seed).doesNotContain("io.relais");
      assertThat(FlowJson.read(json, root)).as("seed %d", seed).isEqualTo(written);
    }
  }

  static Stream<Object[]> everyRecord() {
    return Stream.of(Input.class, Outcome.class, Action.class, Value.class, EffectResult.class)
        .flatMap(root -> RandomRecords.recordsOf(root).map(kind -> new Object[] {kind, root}));
  }

  @ParameterizedTest
  @MethodSource("everyManifestedRecord")
  void whatIsWrittenToTheJournalComesBackAsItWas(Class<?> type) throws Exception {
    long seed = System.nanoTime();
    RandomRecords random = new RandomRecords(new Random(seed));
    for (int i = 0; i < 200; i++) {
      Object written = random.next(type);
      String name = nameOf(written);
      assertThat(JournalCodec.read(name, JournalCodec.write(name, written)))
          .as("seed %d", seed)
          .isEqualTo(written);
    }
  }

  static Stream<Class<?>> everyManifestedRecord() {
    return Stream.concat(
        RandomRecords.recordsOf(ConversationEvent.class), Stream.of(ConversationState.class));
  }

  @ParameterizedTest
  @MethodSource("everyManifestedRecord")
  void everyManifestIsReadAndBelongsToOneType(Class<?> type) {
    String manifest = nameOf(new RandomRecords(new Random(1)).next(type));

    assertThat(manifest).matches("[a-z][a-z-]*\\.[1-9][0-9]*");
    assertThat(JournalCodec.READERS).containsKey(manifest);
    assertThat(Arrays.asList(everyManifestedRecord().toArray(Class<?>[]::new)))
        .filteredOn(other -> other != type)
        .extracting(other -> nameOf(new RandomRecords(new Random(1)).next(other)))
        .doesNotContain(manifest);
  }

  private static String nameOf(Object record) {
    return record instanceof ConversationEvent event
        ? JournalCodec.nameOf(event)
        : JournalCodec.CONVERSATION_STATE;
  }
}
