package jarvis.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the pure packages of the JDK hold that is not pure after all. */
class PurityTest {
    private static final Set<Class<?>> IMPURE = Set.of(
            Clock.class,
            InstantSource.class,
            Random.class,
            SplittableRandom.class,
            SecureRandom.class,
            System.class,
            Runtime.class,
            Process.class,
            ProcessBuilder.class,
            ProcessHandle.class,
            Thread.class,
            ThreadLocal.class);

    @Test
    void theCoreTakesNothingFromTheWorld() {
        noClasses()
                .that()
                .resideInAPackage("jarvis.core..")
                .should()
                .dependOnClassesThat(isImpure())
                .because("the core has no clock, no randomness, no environment and no threads")
                .check(Product.CLASSES);
    }

    @Test
    void theCoreIsToldTheTime() {
        noClasses()
                .that()
                .resideInAPackage("jarvis.core..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(in("java.time")))))
                .because("the same commands at the same times must give the same run, on replay too")
                .check(Product.CLASSES);
    }

    @Test
    void theCoreDrawsNoLots() {
        noClasses()
                .that()
                .resideInAPackage("jarvis.core..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("a replay must give the same run")
                .check(Product.CLASSES);
    }

    private static DescribedPredicate<JavaClass> isImpure() {
        return DescribedPredicate.describe(
                "take something from the world", found -> IMPURE.stream().anyMatch(found::isEquivalentTo));
    }

    private static DescribedPredicate<JavaClass> in(String name) {
        return DescribedPredicate.describe(
                "in " + name, found -> found.getPackageName().startsWith(name));
    }
}
