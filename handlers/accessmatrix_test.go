package handlers

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

const accessFile = "testdata/access.txt"

const accessHead = `# Who gets what: each route of the web app, with the id in its path, and the answer to each kind of person. The ids are
# those of a village (village_test.go); "missing" is an id that nothing has. A cell is a status; "login" is 303 to /login.
# A test asks every cell of the running server. go test ./handlers -run Access -update writes this file again: review
# every line that changed. What belongs to somebody else has to look like what is missing.
`

// actors are the columns of the matrix.
var actors = []string{"nobody", "guest", "learner", "another-learner", "instructor", "another-instructor", "administrator"}

// accessRow is one line of the matrix: a route, the id in its path, and what each actor gets.
type accessRow struct {
	route, id string
	cells     []string
}

func (r accessRow) key() string { return r.route + " " + r.id }

func readAccess(t *testing.T) []accessRow {
	t.Helper()
	var rows []accessRow
	for line := range strings.Lines(string(must[[]byte](t)(os.ReadFile(accessFile)))) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") || fields[0] == "METHOD" {
			continue
		}
		if len(fields) != 3+len(actors) {
			t.Fatalf("%s: this line hasn't %d columns: %s", accessFile, 3+len(actors), line)
		}
		rows = append(rows, accessRow{route: fields[0] + " " + fields[1], id: fields[2], cells: fields[3:]})
	}
	return rows
}

func writeAccess(rows []accessRow) string {
	lines := [][]string{append([]string{"METHOD", "PATH", "ID"}, actors...)}
	slices.SortStableFunc(rows, func(a, b accessRow) int {
		return strings.Compare(pathOf(a.route)+" "+a.route, pathOf(b.route)+" "+b.route)
	})
	for _, r := range rows {
		method, path, _ := strings.Cut(r.route, " ")
		lines = append(lines, append([]string{method, path, r.id}, r.cells...))
	}
	widths := map[int]int{}
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], len(cell))
		}
	}
	var text strings.Builder
	text.WriteString(accessHead)
	for _, line := range lines {
		for i, cell := range line[:len(line)-1] {
			fmt.Fprintf(&text, "%-*s  ", widths[i], cell)
		}
		text.WriteString(line[len(line)-1] + "\n")
	}
	return text.String()
}

func pathOf(route string) string {
	_, path, _ := strings.Cut(route, " ")
	return path
}
