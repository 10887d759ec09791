package dev.sallyport.engine.sql.tree;

import java.util.List;

/** {@code XMLELEMENT(NAME name, content, ...)}, without attributes. */
public record XmlElement(Name name, List<Expression> content, Mark at) implements Worded {
    public XmlElement {
        content = List.copyOf(content);
    }
}
