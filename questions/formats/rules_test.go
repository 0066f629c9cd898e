package formats

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// reporting are the functions that report a problem by its rule.
var reporting = map[string]bool{"error": true, "Fail": true, "Warn": true, "Lost": true, "fail": true, "warn": true, "lost": true, "problem": true, "note": true, "add": true, "report": true}

var ruleForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$|^nul$|^xml$`)

// TestEveryRuleHasWords: each rule that a reader or writer reports is in docs/problems.md and has its two messages.
func TestEveryRuleHasWords(t *testing.T) {
	docs, err := os.ReadFile("../../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	messages := catalogues(t)
	rules := rulesBelow(t, ".")
	if len(rules) < 40 {
		t.Errorf("only %d rules were found", len(rules))
	}
	for rule, at := range rules {
		if !strings.Contains(string(docs), "\n| `"+rule+"` | ") {
			t.Errorf("%s: docs/problems.md doesn't have %s", at, rule)
		}
		for _, id := range []string{"problem." + rule + ":", "problem." + rule + ".fix:"} {
			if !strings.Contains(messages, "\n"+id) {
				t.Errorf("%s: no message %s", at, id)
			}
		}
	}
}

func catalogues(t *testing.T) string {
	names, err := filepath.Glob("../../words/en/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all := "\n"
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all += string(text) + "\n"
	}
	return all
}

// rulesBelow gathers the rules in calls of reporting functions, with a place of each.
func rulesBelow(t *testing.T, folder string) map[string]string {
	rules := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && reporting[called(call)] {
				for _, argument := range call.Args[:min(len(call.Args), 5)] {
					if text, ok := ruleIn(argument); ok {
						rules[text] = name
						break
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func ruleIn(argument ast.Expr) (string, bool) {
	literal, ok := argument.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil && ruleForm.MatchString(text)
}
