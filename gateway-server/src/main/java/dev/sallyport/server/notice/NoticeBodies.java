package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a notice as its receiver takes it; the bytes are kept, so that each attempt sends the same. */
final class NoticeBodies {
    private static final int VERSION = 1;

    private final JsonMapper mapper = JsonMapper.builder().build();

    byte[] of(Notice notice, WebhookConfig webhook) {
        return mapper.writeValueAsBytes(
                switch (webhook.shape()) {
                    case GENERIC -> generic(notice, notice.id(webhook.name()));
                    case SLACK -> mapper.createObjectNode().put("text", SlackText.of(notice));
                });
    }

    private ObjectNode generic(Notice notice, String id) {
        ObjectNode body = mapper.createObjectNode()
                .put("version", VERSION)
                .put("id", id)
                .put("event", notice.event())
                .put("approval", whole(notice.approval()))
                .put("revision", notice.revision())
                .put("source", whole(notice.source()))
                .put("agent", whole(notice.agent()))
                .put("human", whole(notice.human()))
                .put("task", whole(notice.task()))
                .put("operationClass", whole(notice.operationClass()))
                .put("time", notice.time().toString())
                .put("expireTime", notice.expireTime().toString());
        ArrayNode rules = body.putArray("rules");
        notice.rules().forEach(rule -> rules.add(whole(rule)));
        return body;
    }

    /** Half of a surrogate pair is in no UTF-8, and no name may keep a notice from being written. */
    private static String whole(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
