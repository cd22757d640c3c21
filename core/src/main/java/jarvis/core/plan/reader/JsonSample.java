package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Whether a sample of a shared file is JSON; where it is not, its problem names the line and the column. */
final class JsonSample {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonSample() {}

    static boolean valid(String json, String file, int firstLine, Problems problems) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            boolean any = false;
            while (parser.nextToken() != null) {
                any = true;
            }
            if (!any) {
                problems.warning(
                        new Place(firstLine, 1),
                        "invalid-json",
                        "The sample of " + file
                                + " is empty, so nothing is taken from it. Write a JSON object, or remove the fence.");
            }
            return any;
        } catch (JacksonException failure) {
            TokenStreamLocation at = failure.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            problems.warning(
                    new Place(firstLine + line - 1, column),
                    "invalid-json",
                    "The sample of %s is not JSON (%s), so nothing is taken from it. Correct it here."
                            .formatted(file, failure.getOriginalMessage()));
            return false;
        }
    }
}
