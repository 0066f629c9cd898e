// Package readback has no code: the program is cmd/readback. Its tests look at the tree as a whole.
package readback

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path that our own imports begin with.
const module = "github.com/readback/readback/"

// mayImport is the direction of imports: a folder may import those named, and what lies within itself.
var mayImport = map[string][]string{
	"words":     {},
	"accounts":  {},
	"questions": {},
	"extract":   {},
	"quiz":      {"questions"},
	"reports":   {"quiz", "questions", "words"},
	"store":     {"accounts", "questions", "quiz", "reports"},
	"views":     {"accounts", "questions", "quiz", "reports", "words"},
	"jobs":      {"store", "reports", "words"},
	"docs":      {"questions"},
	"handlers":  {"accounts", "questions", "quiz", "reports", "store", "views", "words", "jobs", "extract", "docs"},
}

// anything are the folders that may import every other.
var anything = []string{"cmd", "e2e", "bench"}

// onlyIn are modules that stay within one folder, so that replacing one is work on one folder.
var onlyIn = map[string]string{
	"github.com/labstack/echo":      "handlers",
	"github.com/gorilla/sessions":   "handlers",
	"database/sql":                  "store",
	"github.com/mattn/go-sqlite3":   "store",
	"github.com/pressly/goose":      "store",
	"os/exec":                       "extract",
	"github.com/alecthomas/kong":    "cmd",
	"github.com/yuin/goldmark":      "questions",
	"html/template":                 "views",
	"github.com/nicksnyder/go-i18n": "words",
	"codeberg.org/go-pdf/fpdf":      "reports",
}

// alsoIn are the exceptions: a deck (.apkg) of Anki's is a SQLite file, which its reader opens in memory.
var alsoIn = map[string]string{
	"database/sql":                "questions/formats/anki/",
	"github.com/mattn/go-sqlite3": "questions/formats/anki/",
}

func TestImportsPointOneWay(t *testing.T) {
	files := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" || !strings.Contains(name, "/") {
			return err
		}
		files++
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			checkImport(t, name, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files were looked at", files)
	}
}

func checkImport(t *testing.T, file, imported string) {
	t.Helper()
	folder, _, _ := strings.Cut(file, "/")
	if slices.Contains(anything, folder) || strings.HasSuffix(file, "_test.go") { // a test may set up what it tests with anything
		return
	}
	allowed, known := mayImport[folder]
	if !known {
		t.Errorf("%s: the folder %s has no row in mayImport", file, folder)
		return
	}
	if ours, ok := strings.CutPrefix(imported, module); ok {
		to, _, _ := strings.Cut(ours, "/")
		if to != folder && !slices.Contains(allowed, to) {
			t.Errorf("%s imports %s: %s may import %v of ours", file, ours, folder, allowed)
		}
	}
	for theirs, home := range onlyIn {
		excepted := alsoIn[theirs] != "" && strings.HasPrefix(file, alsoIn[theirs])
		if folder != home && !excepted && (imported == theirs || strings.HasPrefix(imported, theirs+"/")) {
			t.Errorf("%s imports %s, which stays within %s", file, theirs, home)
		}
	}
}
