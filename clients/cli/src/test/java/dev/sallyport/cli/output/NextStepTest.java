package dev.sallyport.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextStepTest {
    @Test
    void fieldOfTheWireBecomesWhatIsTypedHere() {
        assertThat(NextStep.of("send the command as a document in `bson_command`"))
                .isEqualTo("send the command as a document in extended JSON such as `{\"find\": \"customers\"}`");
        assertThat(NextStep.of("send the statement as text")).isEqualTo("send the statement as text");
    }
}
