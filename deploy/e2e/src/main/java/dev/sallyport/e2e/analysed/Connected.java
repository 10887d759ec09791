package dev.sallyport.e2e.analysed;

import java.util.ArrayList;
import java.util.List;

/** Takes a condition apart into those that its connective joins. */
final class Connected {
    private Connected() {}

    static List<String> of(String connective, String condition) {
        String head = "(" + connective + " ";
        if (!condition.startsWith(head)) {
            return List.of(condition);
        }
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = head.length();
        for (int i = start; i < condition.length(); i++) {
            char c = condition.charAt(i);
            boolean ends = depth == 0 && (c == ' ' || c == ')');
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (ends) {
                parts.add(condition.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }
}
