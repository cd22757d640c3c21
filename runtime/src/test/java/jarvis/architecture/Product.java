package jarvis.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** The classes of the product, and the checkout that they come from. */
final class Product {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("jarvis");

    private Product() {}

    static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("jarvis"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("These tests read the sources; run them inside the checkout.");
            }
        }
        return folder;
    }
}
