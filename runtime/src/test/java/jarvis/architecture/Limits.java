package jarvis.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds what is too big: a method, a file, a list of parameters. {@code @SuppressWarnings("size")} lets one pass. */
final class Limits extends TreeScanner<@Nullable Void, ClassTree> {
    static final int METHOD_LINES = 40;
    static final int FILE_LINES = 500;
    static final int PARAMETERS = 5;

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> exceeded = new ArrayList<>();

    private Limits(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    static List<String> exceededIn(Sources sources) {
        return sources.units().stream()
                .flatMap(unit -> new Limits(unit, sources.positions()).exceeded().stream())
                .toList();
    }

    private List<String> exceeded() {
        long lines = line(positions.getEndPosition(unit, unit));
        boolean allowed = unit.getTypeDecls().stream()
                .anyMatch(type -> type instanceof ClassTree top && suppressed(top.getModifiers()));
        if (lines > FILE_LINES && !allowed) {
            exceeded.add("%s: %d lines, more than %d. Give one of its ideas a file of its own."
                    .formatted(unit.getSourceFile().getName(), lines, FILE_LINES));
        }
        unit.getTypeDecls().forEach(type -> scan(type, null));
        return exceeded;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable ClassTree outer) {
        return super.visitClass(type, type);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, ClassTree type) {
        if (!suppressed(method.getModifiers())) {
            checkLength(method, type);
            checkParameters(method, type);
        }
        return super.visitMethod(method, type);
    }

    private void checkLength(MethodTree method, ClassTree type) {
        if (method.getBody() == null) {
            return;
        }
        long lines = line(positions.getEndPosition(unit, method.getBody()))
                - line(positions.getStartPosition(unit, method.getBody()))
                + 1;
        if (lines > METHOD_LINES) {
            refuse(method, type, "%d lines, more than %d. Name its parts.".formatted(lines, METHOD_LINES));
        }
    }

    private void checkParameters(MethodTree method, ClassTree type) {
        int count = method.getParameters().size();
        if (count > PARAMETERS && !isCanonical(method, type)) {
            refuse(method, type, "%d parameters, more than %d. Make them a record.".formatted(count, PARAMETERS));
        }
    }

    /** A record is what too many parameters become, so its own constructor may list them all. */
    private static boolean isCanonical(MethodTree method, ClassTree type) {
        long components = type.getMembers().stream()
                .filter(member -> member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
        return type.getKind() == Tree.Kind.RECORD
                && method.getName().contentEquals("<init>")
                && method.getParameters().size() == components;
    }

    private void refuse(MethodTree method, ClassTree type, String why) {
        exceeded.add("%s:%d: %s.%s has %s"
                .formatted(
                        unit.getSourceFile().getName(),
                        line(positions.getStartPosition(unit, method)),
                        type.getSimpleName(),
                        method.getName(),
                        why));
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private static boolean suppressed(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree::toString)
                .anyMatch(annotation -> annotation.contains("SuppressWarnings") && annotation.contains("\"size\""));
    }
}
