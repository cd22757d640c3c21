package jarvis.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: live without a reload, answered by buttons, and deaf to the markup in a plan. */
@Tag("slow")
class BrowserTest {
    private static final String EVIL = "<img src=x onerror=document.title=1><script>document.title=2</script>";
    private static final Duration SOON = Duration.ofSeconds(90);

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path temp;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) SOON.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void closeTheBrowser() {
        playwright.close();
    }

    @Test
    void a_person_watches_a_run_and_answers_on_the_page() throws IOException {
        plan();
        try (Product.Running run = new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            Api api = new Api(temp);
            api.await("the question", SOON, r -> r.path("needsYou").size() == 1);
            Page page = page("#token="
                    + Files.readString(temp.resolve(".jarvis/person-token")).strip());
            showsThePlanAndNoneOfItsMarkup(page);
            anEventArrivesWithoutAReload(api, page);
            evidenceIsOneClickAway(page);
            page.reload();
            button(page, "Approve").click();
            assertThat(page.locator("checkpoint-card").first()).containsText("passed");
            api.await("the sign-off", SOON, r -> r.path("status").asString().equals("awaiting sign-off"));
            assertThat(page.locator("promise-list li").first()).containsText("verified");
            button(page, "Sign off").click();
            assertThat(page.locator("run-head")).containsText("signed off");
            assertThat(run.end(SOON)).as(run.said()).isZero();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void without_the_token_the_page_is_read_only_and_says_so() throws IOException {
        plan();
        try (Product.Running run = new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            new Api(temp).await("the question", SOON, r -> r.path("needsYou").size() == 1);
            Page page = page("");
            assertThat(page.locator("needs-you")).containsText("read only");
            assertThat(button(page, "Approve")).hasCount(0);
            run.killHard();
            assertThat(page.locator(".silence")).containsText("Nothing heard since");
        }
    }

    private void showsThePlanAndNoneOfItsMarkup(Page page) {
        assertThat(page.locator("phase-list .phase h2").first()).containsText("Work");
        assertThat(page.locator("assignment-card h3").first()).containsText(EVIL);
        assertThat(page.locator("img[src='x']")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("running"));
        assertThat(page.url()).doesNotContain("token");
    }

    private static void anEventArrivesWithoutAReload(Api api, Page page) {
        page.evaluate("window.notReloaded = true");
        api.post(Map.of("command", "block", "instance", "instance-1", "text", "a late " + EVIL, "severity", "warning"));
        assertThat(page.locator("event-line li").first()).containsText("a late <img");
        assertThat(page.locator("blocker-list")).containsText("a late " + EVIL);
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    private static void evidenceIsOneClickAway(Page page) {
        Locator gate = page.locator("checkpoint-card").first();
        gate.locator("summary").first().click();
        assertThat(gate.locator(".command").first()).hasText("echo verified");
        assertThat(gate).containsText("exit 0");
        gate.getByText("Output").first().click();
        assertThat(page.locator("dialog pre")).hasText("verified");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.locator("needs-you")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The page; what the browser complains of, such as a violated policy, is kept. */
    private Page page(String fragment) throws IOException {
        Page page = browser.newPage();
        page.setDefaultTimeout((double) SOON.toMillis());
        page.onConsoleMessage(message -> {
            boolean network = message.text().contains("Failed to load resource"); // when Jarvis ends, its push does
            if (message.type().equals("error") && !network) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        String url = Api.json(Files.readString(temp.resolve(".jarvis/server.json")))
                .get("url")
                .asString();
        page.navigate(url.replaceAll("/$", "") + "/" + fragment);
        return page;
    }

    private void plan() throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), PLAN.formatted(EVIL));
        Files.writeString(temp.resolve("jarvis.yaml"), "defaults:\n  command: \"true\"\n");
    }

    private static Path chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs Chromium: apt-get install chromium"));
    }

    private static final String PLAN = """
            # A PLAN TO LOOK AT

            ## Instances

            ### **INSTANCE 1: Worker %s**
            **Priority:** HIGH

            **Tasks:**
            1. Do nothing

            **Deliverables:**
            - ✅ It says `echo verified`

            **Estimated Time:** 1 hour

            ## Coordination Protocol

            ### Phase 1: Work (Sequential)

            ```
            Instance 1: Do nothing
                ↓
            ✅ Checkpoint: It is done
            ```

            ## Checkpoint Validation

            ### Checkpoint 1: It is done
            **Validator:** Instance 1
            ```bash
            echo verified

            # Check that the page looks right
            ```

            ## Final Verification

            **Run this command to verify everything works:**
            ```bash
            echo all is well
            ```
            """;
}
