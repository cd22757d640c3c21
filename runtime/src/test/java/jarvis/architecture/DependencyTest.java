package jarvis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

/** Which package may know which. */
class DependencyTest {
    private static final String[] PURE = {
        "jarvis.core..",
        "org.jspecify..",
        "java.lang",
        "java.lang.annotation",
        "java.lang.constant",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.nio.charset",
        "java.security",
        "java.text",
        "java.time..",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream"
    };
    private static final String[] PARSERS = {"org.commonmark..", "tools.jackson..", "com.fasterxml.jackson.annotation"};

    @Test
    void theCoreKnowsOnlyPureParts() {
        classes()
                .that()
                .resideInAPackage("jarvis.core..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE).or(resideInAnyPackage(PARSERS)))
                .because("the core is computed from values alone: no I/O, no threads, no logging")
                .check(Product.CLASSES);
    }

    @Test
    void onlyThePlanReaderKnowsTheParsers() {
        noClasses()
                .that(resideInAnyPackage("jarvis.core..").and(resideOutsideOfPackages("jarvis.core.plan..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(PARSERS))
                .because("the parsers are pure, yet what a plan looks like is the business of one package")
                .check(Product.CLASSES);
    }

    @Test
    void nothingKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("jarvis.runtime.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jarvis.runtime.app..")
                .because("app sees all the others, and a package that saw app would see everything")
                .check(Product.CLASSES);
    }

    @Test
    void packagesMakeNoCycle() {
        slices().matching("jarvis.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that two others need is one idea, and a cycle is none")
                .check(Product.CLASSES);
    }

    @Test
    void theDoorsDoNotKnowEachOther() {
        slices().matching("jarvis.runtime.(cli|mcp|server)..")
                .should()
                .notDependOnEachOther()
                .because("cli, mcp and server are three thin doors to the same commands")
                .allowEmptyShould(true)
                .check(Product.CLASSES);
    }

    @Test
    void nothingBehindTheDoorsKnowsADoor() {
        String[] doors = {"jarvis.runtime.cli..", "jarvis.runtime.mcp..", "jarvis.runtime.server.."};
        noClasses()
                .that(resideOutsideOfPackages(doors).and(resideOutsideOfPackages("jarvis.runtime.app..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(doors))
                .because("what Jarvis does is the same through every door")
                .check(Product.CLASSES);
    }

    @Test
    void onlyTheJournalAndTheSqlSourceSpeakSql() {
        noClasses()
                .that(resideOutsideOfPackages("jarvis.runtime.journal..", "jarvis.runtime.source.sql.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..")
                .because("one package decides how the journal is kept, and one reads the databases of others")
                .check(Product.CLASSES);
    }
}
