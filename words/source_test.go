package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// program is what the source of the whole program says about messages. Pages are read as the Go
// that templ makes of them, tests not at all.
type program struct {
	said     []saying
	literals map[string]bool
	calls    map[string][]call // by the top folder
}

// saying is a call of T or Say with an id that is written out, or begins so.
type saying struct {
	at     string
	id     string // the id, or what it begins with
	begins bool
	named  map[string]bool // the names of its arguments; nil when they can't be seen
}

// call is any call of a function, by its last name.
type call struct {
	at, function string
	arguments    []ast.Expr
}

func readProgram(t *testing.T) program {
	t.Helper()
	p := program{literals: map[string]bool{}, calls: map[string][]call{}}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			return p.read(root, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *program) read(root fs.FS, name string) error {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, name, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	folder, _, _ := strings.Cut(name, "/")
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok {
				p.literals[text] = true
			}
		case *ast.CallExpr:
			c := call{positions.Position(n.Pos()).String(), functionName(n.Fun), n.Args}
			p.calls[folder] = append(p.calls[folder], c)
			if s, ok := c.saying(); ok {
				p.said = append(p.said, s)
			}
		}
		return true
	})
	return nil
}

// saying reads w.T("id", …), w.T("family." + rule, …) and the same with Say.
func (c call) saying() (saying, bool) {
	if c.function != "T" && c.function != "Say" || len(c.arguments) == 0 {
		return saying{}, false
	}
	s := saying{at: c.at}
	if c.function == "T" {
		s.named = c.named()
	}
	var ok bool
	id := c.arguments[0]
	for sum, isSum := id.(*ast.BinaryExpr); isSum; sum, isSum = id.(*ast.BinaryExpr) {
		id, s.begins = sum.X, true
	}
	s.id, ok = literal(id)
	return s, ok
}

// named is the set of names in name, value pairs, or nil when one of them is not written out.
func (c call) named() map[string]bool {
	names := map[string]bool{}
	for i := 1; i < len(c.arguments); i += 2 {
		name, ok := literal(c.arguments[i])
		if !ok {
			return nil
		}
		names[name] = true
	}
	return names
}

func functionName(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.SelectorExpr:
		return fun.Sel.Name
	case *ast.Ident:
		return fun.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
