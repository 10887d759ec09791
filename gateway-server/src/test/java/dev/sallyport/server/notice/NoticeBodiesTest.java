package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.notice.WebhookConfig.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeBodiesTest {
    private static JsonNode json(Notice notice, Shape shape) {
        return JsonMapper.shared().readTree(new NoticeBodies().of(notice, Samples.webhook("mail", shape)));
    }

    private static String line(String name) {
        return json(Samples.notice(name, "alice", "task-7"), Shape.SLACK)
                .get("text")
                .stringValue();
    }

    @Test
    void objectHasTheseKeysAndNoOther() {
        var body = json(Samples.notice(), Shape.GENERIC);

        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "version",
                        "id",
                        "event",
                        "approval",
                        "revision",
                        "source",
                        "agent",
                        "human",
                        "task",
                        "operationClass",
                        "rules",
                        "time",
                        "expireTime");
        assertThat(List.of(Notice.class.getRecordComponents()))
                .extracting(java.lang.reflect.RecordComponent::getName)
                .doesNotContain("statement", "parameters", "intent", "objects", "reason", "database");
    }

    @Test
    void objectSaysWhatTheNoticeSays() {
        var body = json(Samples.notice(), Shape.GENERIC);

        assertThat(body.get("version").intValue()).isEqualTo(1);
        assertThat(body.get("id").stringValue()).isEqualTo(Samples.notice().id("mail"));
        assertThat(body.get("event").stringValue()).isEqualTo("approval.pending");
        assertThat(body.get("human").stringValue()).isEqualTo("alice");
        assertThat(body.get("rules").get(0).stringValue()).isEqualTo("writes-need-a-person");
        assertThat(body.get("expireTime").stringValue()).isEqualTo("2026-01-02T03:19:05Z");
    }

    @Test
    void nameStaysWithinItsStringOfTheObject() {
        var name = "a\",\"event\":\"approval.approved\u0000\n\\";

        var body = json(Samples.notice(name, "alice", "task-7"), Shape.GENERIC);

        assertThat(body.get("agent").stringValue()).isEqualTo(name);
        assertThat(body.get("event").stringValue()).isEqualTo("approval.pending");
    }

    @Test
    void halfOfAPairDoesNotStopTheNotice() {
        var notice = Samples.notice("bot\ud800", "\udc00", "task-7");

        assertThat(json(notice, Shape.GENERIC).get("agent").stringValue()).isEqualTo("bot?");
        assertThat(json(notice, Shape.SLACK).get("text").stringValue()).contains("`bot\\u{d800}`");
    }

    @Test
    void slackHearsOnlyText() {
        assertThat(json(Samples.notice(), Shape.SLACK).propertyNames()).containsExactly("text");
    }

    @Test
    void mentionIsNoMention() {
        assertThat(line("<!channel>")).contains("agent `&lt;!channel&gt;`").doesNotContain("<", ">");
        assertThat(line("<@U123> @here @all")).contains("`&lt;[at]U123&gt; [at]here [at]all`");
        assertThat(line("&lt;!channel&gt;")).contains("`&amp;lt;!channel&amp;gt;`");
    }

    @Test
    void linkIsNoLink() {
        assertThat(line("<https://evil.example|approve>")).contains("`&lt;https[:]//evil[.]example|approve&gt;`");
        assertThat(line("evil.example mallory@evil.example"))
                .contains("`evil[.]example mallory[at]evil[.]example`")
                .doesNotContain("evil.example", "@");
    }

    @Test
    void lineStaysOneLine() {
        assertThat(line("a\nb\r\u2028c\u2029d\u0085e"))
                .contains("`a\\u{a}b\\u{d}\\u{2028}c\\u{2029}d\\u{85}e`")
                .doesNotContain("\n", "\r", "\u2028", "\u2029", "\u0085");
    }

    @Test
    void hiddenCharacterIsSpeltOut() {
        assertThat(line("a\u202eb\u200bc\u2066")).contains("`a\\u{202e}b\\u{200b}c\\u{2066}`");
    }

    @Test
    void codeEndsWhereTheNameEnds() {
        assertThat(line("a` *approved* `b")).contains("agent `a' *approved* 'b`,");
        assertThat(line("```")).contains("agent `'''`,");
        assertThat(line("  ")).contains("agent `-`,");
        assertThat(line(" a ")).contains("agent `a`,");
    }

    @Test
    void everyNameIsInert() {
        var bad = "`\n<!channel>&";
        var notice = new Notice(
                "approval.pending", bad, 1, bad, bad, bad, bad, bad, List.of(bad, bad), Samples.NOW, Samples.NOW);

        var text = json(notice, Shape.SLACK).get("text").stringValue();

        assertThat(text.split("`'\\\\u\\{a}&lt;!channel&gt;&amp;`", -1)).hasSize(9);
        assertThat(text).doesNotContain("\n", "<", ">");
    }

    @Test
    void nameIsNotLongerThanALine() {
        assertThat(line("a".repeat(100_000))).hasSizeLessThan(500);
    }

    @Test
    void rulesAreCountedWhereThereAreMany() {
        var rules = java.util.Collections.nCopies(50, "r");
        var notice =
                new Notice("approval.pending", "a", 1, "shop", "", "alice", "", "", rules, Samples.NOW, Samples.NOW);

        assertThat(json(notice, Shape.SLACK).get("text").stringValue())
                .contains("`r` and 42 more, at ")
                .doesNotContain("agent", "task", "class");
    }

    @Test
    void lineSaysWhatTheNoticeSays() {
        assertThat(line("support-bot"))
                .isEqualTo(
                        "Sallyport `approval.pending` `approval-1` on source `shop`, agent `support-bot`, human `alice`,"
                                + " task `task-7`, class `WRITE`, rules `writes-need-a-person`, at `2026-01-02T03:04:05Z`,"
                                + " ends `2026-01-02T03:19:05Z`");
    }

    @Test
    void nothingIsSaidOfTheOperationItself() {
        assertThat(new String(new NoticeBodies().of(Samples.notice(), Samples.webhook("mail", Shape.GENERIC)), UTF_8))
                .doesNotContainIgnoringCase("statement", "parameter", "intent", "database", "object");
    }
}
