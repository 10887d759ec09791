package dev.sallyport.e2e.bypass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of cases, one JSON document a line. */
final class CaseFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern MAJOR = Pattern.compile("^\\d+");

    private CaseFile() {}

    /** All cases of the file; a line that is none throws and is named. */
    static List<Case> read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (!text.isBlank()) {
                cases.add(parse(file + ":" + line, text));
            }
        }
        return cases;
    }

    private static Case parse(String place, String text) {
        try {
            return of(MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new BadCaseException(place + ": is no JSON: " + e.getOriginalMessage());
        } catch (BadCaseException e) {
            throw new BadCaseException(place + ": " + e.getMessage());
        }
    }

    private static Case of(JsonNode node) {
        return new Case(
                text(node, "id"),
                text(node, "engine"),
                text(node, "category"),
                text(node, "principal"),
                operation(node),
                texts(node, "params"),
                Expected.of(text(node, "expected")),
                texts(node, "also_expected").stream().findFirst().map(Expected::of),
                version(node.path("min_version").asString("")),
                texts(node, "targets"),
                texts(node, "must_not_contain"),
                texts(node, "forbidden"),
                oracles(node),
                HiddenRows.in(node.path("setup_assumption").asString("")));
    }

    /** A command document of an engine without a language is kept as its own text. */
    private static String operation(JsonNode node) {
        JsonNode operation = node.path("operation");
        if (operation.isMissingNode() || operation.isNull()) {
            throw new BadCaseException("has no `operation`");
        }
        return operation.isString() ? operation.asString() : operation.toString();
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new BadCaseException("has no `" + name + "`, expected a text");
        }
        return value.asString();
    }

    /** One text or a list of them. */
    private static List<String> texts(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value.asString());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static Set<String> oracles(JsonNode node) {
        boolean isNamed = node.path(Case.SAME_ERROR).asBoolean(false);
        List<String> named = new ArrayList<>(texts(node, "oracle"));
        Optional.of(Case.SAME_ERROR).filter(_ -> isNamed).ifPresent(named::add);
        return Set.copyOf(named);
    }

    private static int version(String text) {
        Matcher major = MAJOR.matcher(text);
        return major.find() ? Integer.parseInt(major.group()) : 0;
    }
}
