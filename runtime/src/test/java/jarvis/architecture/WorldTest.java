package jarvis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** Who may touch the machine, and with what. */
class WorldTest {
    @Test
    void onlyExecutionAndWorkspaceStartProcesses() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "jarvis.runtime.execution..",
                        "jarvis.runtime.workspace..",
                        // It stands in for an agent's own program, and is stopped as one.
                        "jarvis.runtime.rehearsal.."))
                .should()
                .dependOnClassesThat(name(ProcessBuilder.class.getName()))
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class, String[].class)
                .because("a process that nobody counts is one that nobody stops")
                .check(Product.CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that(printNowhere())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("standard output belongs to --json and to the MCP protocol")
                .check(Product.CLASSES);
    }

    @Test
    void onlyTheCommandLineEndsTheProgram() {
        noClasses()
                .that(printNowhere())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("what is open must be closed in order, and the exit code is the command line's")
                .check(Product.CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("state that no object owns is shared by two runs in one process")
                .check(Product.CLASSES);
    }

    private static DescribedPredicate<JavaClass> printNowhere() {
        return resideOutsideOfPackages("jarvis.runtime.cli..", "jarvis.bench..")
                .and(DescribedPredicate.not(name("jarvis.runtime.app.Main")));
    }
}
