package dev.sallyport.cli.output;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Row;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.Type;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The rows of an answer whose one column holds documents: each is printed as the document that it is. */
final class DocumentRows {
    /** What a table shows where there is no value. */
    static final String NULL = "NULL";
    /** The name that the end of a streamed answer has, and no row. */
    static final String SUMMARY = "$summary";

    private final Answer answer;
    private final ExtendedJson json;

    DocumentRows(Answer answer, ExtendedJson json) {
        this.answer = answer;
        this.json = json;
    }

    static boolean are(Answer answer) {
        return answer.columns().size() == 1 && holdsDocuments(answer.columns().getFirst());
    }

    static boolean holdsDocuments(Column column) {
        return column.getType() == Type.TYPE_BSON;
    }

    /** Any row as JSON; a document with the name of an answer's end stands under its label, so that it ends none. */
    static String json(List<String> keys, Row row, ExtendedJson json) {
        boolean bare = row.batch().columns().size() == 1
                && holdsDocuments(row.batch().column(0).column())
                && !row.isNull(0)
                && !ExtendedJson.fields(row.bytes(0)).containsKey(SUMMARY);
        return bare ? json.of(row.bytes(0)) : JsonText.of(JsonCells.object(keys, row, json));
    }

    void table(PrintWriter out) {
        var sheet = new TableSheet(out, json);
        print(sheet);
        sheet.end();
    }

    /** Nulls and missing fields are alike, as no field of a line can say which it is. */
    void csv(PrintWriter out) {
        print(new CsvSheet(out, json));
    }

    private void print(DocumentGrid.Sheet sheet) {
        var grid = new DocumentGrid(sheet, answer.columns().getFirst().getLabel());
        answer.forEach(row -> grid.add(row.isNull(0) ? Map.of() : ExtendedJson.fields(row.bytes(0))));
        grid.end();
    }

    private static final class TableSheet implements DocumentGrid.Sheet {
        private final PrintWriter out;
        private final ExtendedJson json;
        private @Nullable TableText table;

        TableSheet(PrintWriter out, ExtendedJson json) {
            this.out = out;
            this.json = json;
        }

        @Override
        public void head(List<String> labels) {
            table = new TableText(out, labels);
        }

        @Override
        public void line(List<String> cells) {
            if (table != null) {
                table.row(cells);
            }
        }

        @Override
        public String cell(BsonValue value) {
            return DocumentCells.text(value, NULL, json);
        }

        void end() {
            if (table != null) {
                table.end();
            }
        }
    }

    private record CsvSheet(PrintWriter out, ExtendedJson json) implements DocumentGrid.Sheet {
        @Override
        public void head(List<String> labels) {
            out.println(CsvText.line(labels.stream().map(CsvText::field).toList()));
        }

        @Override
        public void line(List<String> cells) {
            out.println(CsvText.line(cells));
        }

        @Override
        public String cell(BsonValue value) {
            return value.isNull() ? "" : CsvText.field(DocumentCells.text(value, "", json));
        }
    }
}
