package org.webhooks4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings in {@code .editorconfig} agree with the formatter for every file. */
class EditorConfigTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final Set<String> KINDS = Set.of("java", "md", "xml", "css", "html", "js", "sql");
    private static final Set<String> FOREIGN = Set.of("target", ".git");

    private static final Map<String, Map<String, String>> SECTIONS = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        String section = "";
        for (String line : Files.readAllLines(ROOT.resolve(".editorconfig"))) {
            if (line.startsWith("[")) {
                section = line;
            } else if (line.contains("=")) {
                String[] setting = line.split(" = ", 2);
                SECTIONS.computeIfAbsent(section, name -> new LinkedHashMap<>()).put(setting[0], setting[1]);
            }
        }
    }

    @Test
    void itSaysWhatIsCheckedHere() {
        assertThat(SECTIONS.get("[*]"))
                .containsEntry("charset", "utf-8")
                .containsEntry("end_of_line", "lf")
                .containsEntry("insert_final_newline", "true")
                .containsEntry("trim_trailing_whitespace", "true")
                .containsEntry("indent_style", "space");
        assertThat(SECTIONS.get("[*.java]")).containsEntry("indent_size", "4").containsKey("max_line_length");
    }

    @Test
    void everyFileIsAsItSays() throws IOException {
        int width = Integer.parseInt(SECTIONS.get("[*.java]").get("max_line_length"));
        List<String> faults = new ArrayList<>();
        int files = 0;
        for (Path file : files()) {
            files++;
            String text = text(file, faults);
            if (text.contains("\r")) {
                faults.add(file + " has carriage returns");
            }
            if (!text.isEmpty() && !text.endsWith("\n")) {
                faults.add(file + " does not end with a line break");
            }
            List<String> lines = text.lines().toList();
            boolean isBlock = false;
            for (int i = 0; i < lines.size(); i++) {
                isBlock ^= lines.get(i).contains("\"\"\"");
                boolean isLimited = file.toString().endsWith(".java") && !isBlock;
                check(file + ":" + (i + 1), lines.get(i), isLimited ? width : 0, faults);
            }
        }

        assertThat(files).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    /** Checks a line. The formatter breaks no text, link or row of a table, so these may be longer. */
    private static void check(String place, String line, int width, List<String> faults) {
        if (!line.equals(line.stripTrailing())) {
            faults.add(place + " ends with blanks");
        }
        if (line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ")) {
            faults.add(place + " is left of a merge");
        }
        if (line.startsWith("\t")) {
            faults.add(place + " is indented by a tab");
        }
        if (width > 0 && line.codePointCount(0, line.length()) > width && !isUnbreakable(line)) {
            faults.add(place + " is longer than " + width);
        }
    }

    private static boolean isUnbreakable(String line) {
        String code = line.strip();
        return code.startsWith("import ")
                || code.startsWith("package ")
                || code.startsWith("* <")
                || code.contains("\"")
                || code.contains("//");
    }

    private static String text(Path file, List<String> faults) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(file + " is not UTF-8");
            return "";
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return FOREIGN.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
