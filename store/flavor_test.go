package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPlaceholdersAreNumberedInOrderOfFirstUse reads every SQL text of the package. An engine that counts
// placeholders by appearance, as SQLite does with $n, then binds the same values as one that goes by the number.
func TestPlaceholdersAreNumberedInOrderOfFirstUse(t *testing.T) {
	files, texts := token.NewFileSet(), 0
	parsed := parsedFiles(t, files)
	named := constantsOf(parsed)
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			text, whole := literalText(e, named)
			if !whole {
				return true
			}
			if problem := misnumbered(text); problem != "" {
				t.Errorf("%s: %s", files.Position(n.Pos()), problem)
			}
			if strings.Contains(text, "$1") {
				texts++
			}
			return false
		})
	}
	if texts < 3 {
		t.Errorf("found %d texts with placeholders: the test looks in the wrong place", texts)
	}
}

func goFiles(t *testing.T) []string {
	t.Helper()
	names := must[[]string](t)(fs.Glob(os.DirFS("."), "*.go"))
	var own []string
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			own = append(own, name)
		}
	}
	return own
}

func parsedFiles(t *testing.T, files *token.FileSet) []*ast.File {
	t.Helper()
	var parsed []*ast.File
	for _, name := range goFiles(t) {
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	return parsed
}

// constantsOf are what the names of constants stand for.
func constantsOf(files []*ast.File) map[string]ast.Expr {
	named := map[string]ast.Expr{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
				for _, spec := range d.Specs {
					if c := spec.(*ast.ValueSpec); len(c.Names) == len(c.Values) {
						for i, name := range c.Names {
							named[name.Name] = c.Values[i]
						}
					}
				}
			}
			return true
		})
	}
	return named
}

// literalText joins the literals of a string or of a concatenation with those of the named constants in between. A name
// alone is no text: its literals are checked where it is given to them.
func literalText(e ast.Expr, named map[string]ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.Ident:
		if named[e.Name] == nil {
			return "", false
		}
		text, _ := literalText(named[e.Name], named)
		return text, false
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, l := literalText(e.X, named)
		right, r := literalText(e.Y, named)
		return left + right, e.Op == token.ADD && (l || r)
	}
	return "", false
}

var placeholder = regexp.MustCompile(`\$\d+`)

func misnumbered(text string) string {
	seen := map[string]bool{}
	for _, p := range placeholder.FindAllString(text, -1) {
		if !seen[p] && p != "$"+strconv.Itoa(len(seen)+1) {
			return p + " comes too early in: " + text
		}
		seen[p] = true
	}
	return ""
}

func TestMisnumberedPlaceholdersAreNoticed(t *testing.T) {
	for text, fine := range map[string]bool{
		`SELECT $1, $2, $1, $3`: true, `SELECT $2, $1`: false, `SELECT $1, $3`: false, `no placeholders`: true,
	} {
		if (misnumbered(text) == "") != fine {
			t.Errorf("%s: %q", text, misnumbered(text))
		}
	}
}

func TestPlaceholdersBindByNumber(t *testing.T) {
	s := openTest(t)
	if got := must[string](t)(one(s.reader(t.Context()), scanText, `SELECT $1 || $2 || $1`, "a", "b")); got != "aba" {
		t.Errorf("bound to %q", got)
	}
}
