package jarvis.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds switches over sealed types of our own that have a {@code default}, into which a new type would fall unseen. */
final class OpenSwitches extends TreeScanner<@Nullable Void, CompilationUnitTree> {
    private final Sources sources;
    private final Set<String> ours = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private OpenSwitches(Sources sources) {
        this.sources = sources;
    }

    static List<String> in(Sources sources) {
        var search = new OpenSwitches(sources);
        var sealed = new HashSet<String>();
        sources.units().forEach(unit -> unit.accept(new Sealed(), sealed));
        sources.units().forEach(unit -> unit.accept(new Kinds(sealed), search.ours));
        sources.units().forEach(unit -> search.scan(unit, unit));
        return search.found;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree node, CompilationUnitTree unit) {
        check(node, node.getCases(), unit);
        return super.visitSwitch(node, unit);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree node, CompilationUnitTree unit) {
        check(node, node.getCases(), unit);
        return super.visitSwitchExpression(node, unit);
    }

    private void check(Tree node, List<? extends CaseTree> cases, CompilationUnitTree unit) {
        var labels = cases.stream().flatMap(found -> found.getLabels().stream()).toList();
        boolean open = labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
        List<String> types = labels.stream()
                .flatMap(label ->
                        label instanceof PatternCaseLabelTree pattern ? typeOf(pattern.getPattern()) : Stream.empty())
                .filter(type -> ours.contains(type) && !isImported(type, unit))
                .toList();
        if (open && !types.isEmpty()) {
            long line = unit.getLineMap().getLineNumber(sources.positions().getStartPosition(unit, node));
            found.add("%s:%d: a switch over %s has a default. List the types, so that a new one breaks the build."
                    .formatted(unit.getSourceFile().getName(), line, String.join(", ", types)));
        }
    }

    private static Stream<String> typeOf(Tree pattern) {
        Tree type = switch (pattern) {
            case BindingPatternTree binding -> binding.getVariable().getType();
            case DeconstructionPatternTree record -> record.getDeconstructor();
            default -> null;
        };
        return switch (type) {
            case null -> Stream.empty();
            case MemberSelectTree qualified ->
                Stream.of(qualified.getIdentifier().toString());
            default -> Stream.of(type.toString());
        };
    }

    /** Whether that name stands for somebody else's type in this file. */
    private static boolean isImported(String type, CompilationUnitTree unit) {
        return unit.getImports().stream()
                .map(found -> found.getQualifiedIdentifier().toString())
                .anyMatch(name -> name.endsWith("." + type) && !name.startsWith("jarvis."));
    }

    /** The names of the sealed types. */
    private static final class Sealed extends TreeScanner<@Nullable Void, Set<String>> {
        @Override
        public @Nullable Void visitClass(ClassTree type, Set<String> names) {
            if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
                names.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, names);
        }
    }

    /** The names of the types that are kinds of a sealed one. */
    private static final class Kinds extends TreeScanner<@Nullable Void, Set<String>> {
        private final Set<String> sealed;

        Kinds(Set<String> sealed) {
            this.sealed = sealed;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Set<String> names) {
            if (type.getImplementsClause().stream().anyMatch(parent -> sealed.contains(simple(parent)))) {
                names.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, names);
        }

        private static String simple(Tree type) {
            String name = type.toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
