package org.webhooks4j.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes all figures for programs. */
public final class JsonReport {

    private JsonReport() {}

    /** Returns the machine, the budget and the figures. */
    public static String of(
            String form, String machine, Results results, List<BudgetLine> lines, Map<String, String> contestants)
            throws JsonProcessingException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("form", form);
        report.put("machine", machine);
        report.put("contestants", contestants);
        report.put("budget", lines.stream().map(JsonReport::line).toList());
        report.put("figures", results.all());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static Map<String, Object> line(BudgetLine line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", line.name());
        fields.put("ours", line.ours());
        fields.put("beside", line.beside());
        fields.put("besideWhom", line.besideWhom());
        fields.put("judged", line.judged());
        fields.put("goal", line.goal());
        fields.put("holds", line.holds());
        return fields;
    }
}
