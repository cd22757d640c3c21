package jarvis.runtime.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What came out of opening a plan's file: its text, or why it is none. */
public sealed interface PlanFile {
    /** 64 MB: far beyond any plan that a person wrote, and still read in seconds. */
    long MOST_BYTES = 64L << 20;

    /** @param file absolute, as named; its folder is the project's */
    record Text(Path file, String markdown) implements PlanFile {}

    /** @param sentence what cannot be read, why, and what to do now */
    record Unusable(String sentence) implements PlanFile {}

    /** Opens the file; the user's mistakes are values. */
    static PlanFile open(Path file) {
        if (Files.isDirectory(file)) {
            return new Unusable(file + " is a folder, not a plan. Name the Markdown file in it, such as "
                    + file.resolve("PLAN.md") + ".");
        }
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                return new Unusable(file + " has " + (size >> 20) + " MB; a plan of more than " + (MOST_BYTES >> 20)
                        + " MB is not read. Is this the right file?");
            }
            return text(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new Unusable("There is no file " + file + ". Check the path, or write the plan first.");
        } catch (AccessDeniedException e) {
            return new Unusable(file + " may not be read by you. Change its permissions (chmod u+r).");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static PlanFile text(Path file, byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return new Unusable(
                        file + " is binary (it holds zero bytes), not Markdown. Name the plan's text file.");
            }
        }
        try {
            String markdown = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return markdown.isBlank()
                    ? new Unusable(file + " is empty. Write the plan in it: a title and a heading for each instance.")
                    : new Text(file.toAbsolutePath().normalize(), markdown);
        } catch (CharacterCodingException e) {
            return new Unusable(file + " is not UTF-8 text. Save it as UTF-8, or name the right file.");
        }
    }
}
