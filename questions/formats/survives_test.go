package formats

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

var update = flag.Bool("update", false, "write the tables that tests generate")

// stripped is a body as values without ids and defaults.
func stripped(b questions.Body) any {
	data, err := json.Marshal(b)
	if err != nil {
		return err.Error()
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err.Error()
	}
	return withoutDefaults(v)
}

// defaults are values that say nothing.
var defaults = map[string]any{"shuffle": true, "marking": "absolute", "match": "fold", "weight": float64(100)}

func withoutDefaults(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, value := range v {
			if k == "id" || k == "match_id" || reflect.DeepEqual(defaults[k], value) || k == "marking" && value == "right-minus-wrong" ||
				k == "weight" && value == float64(1) {
				continue
			}
			m[k] = withoutDefaults(value)
		}
		return m
	case []any:
		list := []any{}
		for _, value := range v {
			list = append(list, withoutDefaults(value))
		}
		return list
	}
	return v
}

// gapsInOrder is a gap-fill question with its gaps numbered, since their names aren't what counts.
func gapsInOrder(q questions.Question) any {
	names := q.GapOrder()
	number := map[string]string{}
	list := []any{}
	b, _ := q.Body.(*questions.GapFill)
	for i, name := range names {
		number[name] = string(rune('1' + i))
		data, _ := json.Marshal(b.Gaps[name])
		var v any
		_ = json.Unmarshal(data, &v)
		list = append(list, withoutDefaults(v))
	}
	return []any{q.Type, strings.TrimSpace(q.StemWith(func(name string) string { return "[" + number[name] + "]" })), list}
}

// survives writes a feature's set in a format and reads it again; told says that Write warned of more than of a plain set.
func survives(t *testing.T, f feature, kind Kind) (same, told bool) {
	t.Helper()
	var b bytes.Buffer
	warnings, err := Write(&b, f.set, kind.Format)
	if err != nil {
		t.Errorf("%s, %s: %v", kind.Format, f.name, err)
		return false, true
	}
	name := "harbour" + kind.Extension
	set, _ := Read(fstest.MapFS{name: {Data: b.Bytes()}}, name, kind.Format)
	return equal(f.get(f.set), f.get(set)), len(warnings) > plainLosses(t, f, kind)
}

// plainLosses is how many warnings the same set without the feature makes.
func plainLosses(t *testing.T, f feature, kind Kind) int {
	t.Helper()
	plain := plainSet("Who read it back?", choice())
	plain.ID, plain.Title = f.set.ID, f.set.Title
	if f.name == "the set's id" {
		plain.ID = ""
	}
	if f.name == "the set's title" {
		plain.Title = ""
	}
	if f.name == "question ids" {
		plain.Questions[0].ID = ""
	}
	warnings, err := Write(&bytes.Buffer{}, plain, kind.Format)
	if err != nil {
		t.Fatal(err)
	}
	return len(warnings)
}

func equal(a, b any) bool {
	left, err := json.Marshal(a)
	right, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(left, right)
}

// TestWhatSurvives makes the table of docs/formats.md, and finds what a format loses without saying so.
func TestWhatSurvives(t *testing.T) {
	var table strings.Builder
	table.WriteString("| part |")
	for _, kind := range Written() {
		table.WriteString(" " + string(kind.Format) + " |")
	}
	table.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(Written())) + "\n")
	for _, f := range features() {
		table.WriteString("| " + f.name + " |")
		for _, kind := range Written() {
			same, told := survives(t, f, kind)
			if !same && !told {
				t.Errorf("%s loses this without a word: %s", kind.Format, f.name)
			}
			table.WriteString(map[bool]string{true: " ✓ |", false: " – |"}[same])
		}
		table.WriteString("\n")
	}
	compareTable(t, "../../docs/formats.md", table.String())
}

// compareTable holds the table in a page against a new one, or writes it with -update.
func compareTable(t *testing.T, page, table string) {
	t.Helper()
	const begin, end = "<!-- table: made by the tests of questions/formats -->\n", "<!-- end of table -->"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the page has no place for the table")
	}
	made := before + begin + "\n" + table + "\n" + end + after
	if made == string(data) {
		return
	}
	if !*update {
		t.Fatalf("the table in %s is out of date; go test ./questions/formats -run Survives -update makes it again", page)
	}
	if err := os.WriteFile(page, []byte(made), 0o644); err != nil {
		t.Fatal(err)
	}
}
