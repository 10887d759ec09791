package dev.sallyport.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.notice.WebhookConfig.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final WebhookConfig MAIL = Samples.webhook("mail", Shape.GENERIC);
    private static final WebhookConfig CHAT = Samples.webhook("chat", Shape.SLACK);

    @Test
    void twoWebhooksWithOneNameAreRefused() {
        var twice = List.of(MAIL, Samples.webhook("mail", Shape.SLACK));

        assertThatThrownBy(() -> new Notices(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`name` is `mail` for two webhooks");
    }

    @Test
    void withoutWebhooksNothingIsSent() {
        assertThat(new Notices(List.of()).of(Samples.notice())).isEmpty();
    }

    @Test
    void eachWebhookHasItsOwnIdAndBody() {
        var outgoing = new Notices(List.of(MAIL, CHAT)).of(Samples.notice());

        assertThat(outgoing).extracting(Notices.Outgoing::webhook).containsExactly("mail", "chat");
        assertThat(outgoing).extracting(Notices.Outgoing::id).doesNotHaveDuplicates();
        assertThat(outgoing.getFirst().body()).isNotEqualTo(outgoing.getLast().body());
    }

    @Test
    void sameNoticeIsTheSameBytes() {
        var notices = new Notices(List.of(MAIL));
        var first = notices.of(Samples.notice()).getFirst();
        var again = notices.of(Samples.notice()).getFirst();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.body()).isEqualTo(first.body());
    }
}
