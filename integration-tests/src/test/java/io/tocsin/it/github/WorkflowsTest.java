package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.deployment.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflows are such as GitHub takes them, end in time, and may do no more than they need. */
class WorkflowsTest {
    @TempDir
    private Path directory = Path.of("");

    static List<Definition> definitions() throws IOException {
        return Definition.all();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void each_is_as_github_and_this_project_want_it(Definition definition) {
        assertThat(Rules.problems(definition)).isEmpty();
    }

    @Test
    void what_is_wrong_in_a_workflow_is_found() throws IOException {
        assertThat(problems("""
                name: wrong
                on: push
                permissions: write-all
                jobs:
                  first:
                    runs-on: ubuntu-latest
                    needs: second
                    permissions:
                      contents: write
                    steps:
                      - uses: somebody/checkout@v7
                      - uses: actions/checkout@main
                      - uses: ./.github/actions/nothing
                      - uses: ./.github/actions/prepare
                      - run: echo "${{ github.head_ref }}"
                        with:
                          token: ${{ secrets.TOKEN }}
                      - run: echo
                        uses: actions/checkout@v7
                      - run: echo
                        env:
                          JAVA: ${{ matrix.java }}
                        when: always
                """))
                .anyMatch(problem -> problem.equals("the workflow has no concurrency"))
                .anyMatch(problem -> problem.equals("the workflow may write, in all jobs"))
                .anyMatch(problem -> problem.startsWith("the workflow takes a secret"))
                .anyMatch(problem -> problem.equals("job first has no timeout-minutes"))
                .anyMatch(problem -> problem.equals("job first needs a job that is not there"))
                .anyMatch(problem -> problem.startsWith("job first may write and takes what was checked out"))
                .anyMatch(problem -> problem.endsWith("with its major version: somebody/checkout@v7"))
                .anyMatch(problem -> problem.endsWith("with its major version: actions/checkout@main"))
                .anyMatch(problem -> problem.equals("there is no action ./.github/actions/nothing"))
                .anyMatch(problem -> problem.equals("./.github/actions/prepare takes [java], not []"))
                .anyMatch(problem -> problem.startsWith("a script has to take values from env"))
                .anyMatch(problem -> problem.equals("an expression is not known: secrets.TOKEN"))
                .anyMatch(problem -> problem.startsWith("a step has to have either uses or run"))
                .anyMatch(problem -> problem.equals("nothing gives matrix.java"))
                .anyMatch(problem -> problem.equals("a step has something unknown: when"));
    }

    @Test
    void what_is_wrong_in_an_action_is_found() throws IOException {
        assertThat(problems("""
                name: Wrong
                description: Wrong
                inputs: {}
                runs:
                  using: node24
                  steps:
                    - run: echo
                    - uses: actions/setup-java@v5
                      with:
                        java-version: ${{ inputs.java }}
                """))
                .anyMatch(problem -> problem.equals("the action is not composite"))
                .anyMatch(problem -> problem.startsWith("a step of the action names no shell"))
                .anyMatch(problem -> problem.equals("nothing gives inputs.java"));
    }

    private List<String> problems(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.yml"), yaml);
        return Rules.problems(new Definition("wrong.yml", Yaml.documents(file).get(0)));
    }
}
