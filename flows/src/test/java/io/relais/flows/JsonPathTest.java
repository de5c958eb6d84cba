package io.relais.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.json.FlowJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final JsonNode DOCUMENT =
      FlowJson.read("{\"order\":{\"id\":7,\"odd name\":true},\"slots\":[1,2,3]}", JsonNode.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.order.id|7",
        "$['order']['odd name']|true",
        "$.slots[1]|2",
        "$.slots[:2]|[1,2]",
        "$.slots[:9]|[1,2,3]",
        "$.slots|[1,2,3]",
      })
  void aPlaceIsFound(String path, String found) {
    assertThat(JsonPath.parse(path).orElseThrow().in(DOCUMENT).toString()).isEqualTo(found);
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(JsonPath.parse("$.order.x[3]").orElseThrow().in(DOCUMENT).isMissingNode()).isTrue();
    assertThat(JsonPath.parse("$.order[:2]").orElseThrow().in(DOCUMENT).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "$order", "$..id", "$.slots[*]", "$.slots[", "$.a b"})
  void otherPathsAreNone(String path) {
    assertThat(JsonPath.parse(path)).isEmpty();
  }
}
