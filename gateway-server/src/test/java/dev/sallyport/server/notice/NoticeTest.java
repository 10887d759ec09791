package dev.sallyport.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "approval", "approval.", "Approval.pending", "approval.pending`", "approval.pending\n"})
    void eventIsTwoWords(String event) {
        assertThatThrownBy(() -> of(event, "approval-1", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`event` is `" + event + "`, expected a word, a dot and a word");
    }

    @Test
    void idIsFixedByApprovalRevisionAndWebhook() {
        var id = of("approval.pending", "approval-1", 1).id("mail");

        assertThat(id)
                .hasSize(64)
                .isEqualTo(of("approval.pending", "approval-1", 1).id("mail"));
        assertThat(List.of(
                        of("approval.pending", "approval-1", 2).id("mail"),
                        of("approval.pending", "approval-2", 1).id("mail"),
                        of("approval.pending", "approval-1", 1).id("mail2"),
                        of("approval.pending", "approval-11", 1).id("mail"),
                        of("approval.pending", "approval-1", 11).id("mail")))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    private static Notice of(String event, String approval, long revision) {
        return new Notice(event, approval, revision, "shop", "", "alice", "", "", List.of(), Samples.NOW, Samples.NOW);
    }
}
