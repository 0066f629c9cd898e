package questions

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sound has nothing wrong with it: one question of each type, in the order of fullSet, each with evidence.
func sound() *Set {
	set := fullSet()
	set.Evidence = EvidenceRequired
	claims := set.Questions[5].Body.(*CompareSources).Claims
	for i := range claims {
		claims[i].ID = fmt.Sprintf("c%d", i+1)
		for source, stance := range claims[i].Sources {
			if stance != Silent {
				claims[i].Evidence = append(claims[i].Evidence, Evidence{Source: source, Quote: "China"})
			}
		}
	}
	for i := range set.Questions[3].Body.(*ShortText).Accept {
		set.Questions[3].Body.(*ShortText).Accept[i].Weight = "100"
	}
	set.Questions[11].Points = ""
	return &set
}

// question gives the body of the question of a type in sound.
func question[B Body](set *Set) B {
	for _, q := range set.Questions {
		if body, ok := q.Body.(B); ok {
			return body
		}
	}
	panic("no question of this type")
}

func TestCheckOfASoundSet(t *testing.T) {
	if diff := cmp.Diff([]string(nil), checked(sound())); diff != "" {
		t.Errorf("problems of a sound set:\n%s", diff)
	}
}

// checked writes the problems of a set as "severity rule pointer", warnings and errors alike.
func checked(set *Set) []string {
	var found []string
	for _, p := range Check(set) {
		found = append(found, fmt.Sprintf("%s %s %s", p.Severity, p.Rule, p.Pointer))
	}
	return found
}

// A checkCase breaks a sound set, and lists all that Check then finds.
type checkCase struct {
	name  string
	spoil func(set *Set)
	want  string // problems, one a line
}

func runChecks(t *testing.T, cases []checkCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			set := sound()
			c.spoil(set)
			var want []string
			for line := range strings.Lines(c.want) {
				if line = strings.TrimSpace(line); line != "" {
					want = append(want, line)
				}
			}
			if diff := cmp.Diff(want, checked(set)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func allCheckCases() []checkCase {
	return slices.Concat(headCases, sourceCases, questionCases, evidenceCases, choiceCases, textCases, sentenceCases, claimCases,
		numericCases, matchingCases, orderingCases, gapCases, essayCases, mediaCases)
}

func TestCheck(t *testing.T) { runChecks(t, allCheckCases()) }

func TestCheckReportsAllAtOnce(t *testing.T) {
	set := sound()
	set.Title = ""
	set.Briefing[1].URL = "ftp://x"
	set.Questions[0].Stem = " "
	question[*TrueFalse](set).Answer = nil
	question[*ShortText](set).Typos = 9
	set.Questions[5].Evidence = []Evidence{{Source: "nowhere", Quote: "x"}}
	want := []string{
		"error title-missing /title",
		"error url-form /briefing/1/url",
		"error stem-missing /questions/0/stem",
		"error answer-missing /questions/2/answer",
		"error typos-range /questions/3/typos",
		"error source-unknown /questions/5/evidence/0/source",
	}
	if diff := cmp.Diff(want, checked(set)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCheckNamesTheQuestion(t *testing.T) {
	set := sound()
	set.Questions[2].Stem = ""
	want := Problems{{Severity: Error, Question: "true-false", Rule: "stem-missing", Pointer: "/questions/2/stem"}}
	if diff := cmp.Diff(want, Check(set)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCheckShowsTheNearestPassage(t *testing.T) {
	set := sound()
	set.Questions[0].Evidence = []Evidence{{Source: "allies", Quote: "The U.S. blamed  China"}}
	got := Check(set)[0].Args
	want := map[string]any{"source": "allies", "quote": "The U.S. blamed China", "passage": 2, "text": "The U.S. blames China. NATO agrees."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEveryRuleHasACase reads the rules out of this package's sources.
func TestEveryRuleHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range allCheckCases() {
		for line := range strings.Lines(c.want) {
			if fields := strings.Fields(line); len(fields) > 1 {
				covered[fields[1]] = true
			}
		}
	}
	rules := rulesInSources(t)
	if len(rules) < 70 {
		t.Errorf("only %d rules were found in the sources", len(rules))
	}
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		if !covered[rule] {
			t.Errorf("no case breaks the rule %s", rule)
		}
	}
}

func TestEveryRuleIsInTheDocs(t *testing.T) {
	docs, err := os.ReadFile("../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	for rule := range rulesInSources(t) {
		if !strings.Contains(string(docs), "\n| `"+rule+"` | ") {
			t.Errorf("docs/problems.md doesn't have %s", rule)
		}
	}
}

// rulesInSources gathers the rule of each call that reports a problem.
func rulesInSources(t *testing.T) map[string]bool {
	position := map[string]int{"fail": 1, "warn": 1, "error": 1, "report": 3}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if method, ok := call.Fun.(*ast.SelectorExpr); ok {
				if at, ok := position[method.Sel.Name]; ok && at < len(call.Args) {
					if rule, ok := call.Args[at].(*ast.BasicLit); ok {
						text, _ := strconv.Unquote(rule.Value)
						rules[text] = true
					}
				}
			}
			return true
		})
	}
	return rules
}
