package jarvis.runtime.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void user_password_and_options_are_not_shown() {
        shows("postgresql://u:sentinel@db.example:5433/shop?sslmode=require", "postgresql://db.example:5433/shop");
        shows("jdbc:postgresql://db/shop?user=u&password=sentinel", "postgresql://db/shop");
        shows("postgresql://${env:U}:${file:/run/secrets/p}@db/shop", "postgresql://db/shop");
        shows("${env:DATABASE_URL}", "${env:DATABASE_URL}");
        shows("sqlite:data/shop.db", "sqlite:data/shop.db");
    }

    private static void shows(String written, String shown) {
        assertThat(DatabaseUrl.shown(written)).isEqualTo(shown);
    }

    @Test
    void an_address_that_might_show_a_part_of_its_password_is_neither_shown_nor_used() {
        for (String url : List.of(
                "postgresql://u:a/sentinel@db/shop",
                "postgresql://u:a?sentinel@db/shop",
                "postgresql://u:a#sentinel@db/shop",
                "postgresql://u:a@sentinel@db/shop",
                "postgresql://u:a sentinel@db/shop",
                "postgresql:u:sentinel@db/shop",
                "mysql://u:sentinel@db/shop",
                "sentinel")) {
            assertThat(DatabaseUrl.shown(url)).isEqualTo("a database");
            assertThatThrownBy(() -> DatabaseUrl.read(url, Path.of("")))
                    .isInstanceOf(DatabaseUrl.Unusable.class)
                    .message()
                    .doesNotContain("sentinel");
        }
    }

    @Test
    void options_that_might_load_code_or_undo_the_read_only_are_refused() {
        for (String option :
                List.of("socketFactory=x", "readOnly=false", "options=-c%20x", "password=sentinel", "ssl")) {
            assertThatThrownBy(() -> DatabaseUrl.read("postgresql://db/shop?" + option, Path.of("")))
                    .isInstanceOf(DatabaseUrl.Unusable.class)
                    .hasMessageContaining("There are ApplicationName, currentSchema, sslmode, sslrootcert")
                    .message()
                    .doesNotContain("sentinel");
        }
    }
}
