package jarvis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What things are called, and what every package says of itself. */
class NamingTest {
    private static final Set<String> SAY_NOTHING = Set.of(
            "util",
            "utils",
            "common",
            "commons",
            "service",
            "services",
            "impl",
            "manager",
            "managers",
            "helper",
            "helpers",
            "misc",
            "shared");
    private static final Pattern GETTER = Pattern.compile("get\\p{Lu}.*");

    @Test
    void packagesAreNamedAfterACapability() {
        noClasses()
                .should()
                .resideInAnyPackage(SAY_NOTHING.stream()
                        .map(word -> "jarvis.." + word + "..")
                        .toArray(String[]::new))
                .because("such a name takes in everything, and says nothing of what is in there")
                .check(Product.CLASSES);
    }

    @Test
    void typesAreNotNamedAfterTheirPattern() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .because("an interface is named by its role and a class by its means: Journal, SqliteJournal")
                .check(Product.CLASSES);
    }

    @Test
    void noMethodOfOursStartsWithGet() {
        Stream<String> getters = Product.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> GETTER.matcher(method.getName()).matches() && !overrides(method))
                .map(JavaMethod::getFullName);
        assertThat(getters)
                .as("a value is called by its name: run.state(), not run.getState()")
                .isEmpty();
    }

    @Test
    void noFieldIsOptional() {
        fields().should()
                .notHaveRawType(Optional.class)
                .because("a field that may be absent is @Nullable")
                .check(Product.CLASSES);
    }

    @Test
    void noParameterIsOptional() {
        noCodeUnits()
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with an Optional",
                        types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))))
                .because("a parameter that may be absent is @Nullable, or a second method")
                .check(Product.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Stream<String> unmarked = Product.CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);
        assertThat(unmarked)
                .as("packages whose package-info.java lacks @NullMarked, where null would be everywhere")
                .isEmpty();
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(parent -> parent.getMethods().stream())
                .anyMatch(inherited -> inherited.getName().equals(method.getName()));
    }
}
