package handlers

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

var update = flag.Bool("update", false, "write testdata/access.txt and the golden files again; then review every line that changed")

const accessFile = "testdata/access.txt"

const accessHead = `# Who gets what: each route of the web app, with the id in its path, and the answer to each kind of person. The ids are
# those of village_test.go; "missing" is an id that nothing has. A cell is a status; "login" is 303 to /login.
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

// TestAccess asks every route as everybody, and compares with the matrix that people have reviewed.
func TestAccess(t *testing.T) {
	measured := measureAccess(t)
	if *update {
		if err := os.WriteFile(accessFile, []byte(writeAccess(measured)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	listed := map[string]accessRow{}
	for _, row := range readAccess(t) {
		listed[row.key()] = row
	}
	for _, row := range measured {
		want, ok := listed[row.key()]
		if !ok {
			t.Errorf("%s isn't in %s: decide who may do that, and list it", row.key(), accessFile)
			continue
		}
		delete(listed, row.key())
		for i, cell := range row.cells {
			if cell != want.cells[i] {
				t.Errorf("%s as %s: %s, and the matrix says %s", row.key(), actors[i], cell, want.cells[i])
			}
		}
	}
	for key := range listed {
		t.Errorf("%s is in %s, and isn't served", key, accessFile)
	}
}

// TestAccessMatrixKeepsTheRules looks at the matrix itself: what a reviewer must never let pass.
func TestAccessMatrixKeepsTheRules(t *testing.T) {
	for _, row := range readAccess(t) {
		staff := strings.Contains(row.route, " /studio") || strings.Contains(row.route, " /admin")
		for i, cell := range row.cells {
			switch actor := actors[i]; {
			case staff && actor == "nobody" && cell != "login" && cell != "401":
				t.Errorf("%s: nobody gets %s instead of being asked to sign in", row.key(), cell)
			case staff && (actor == "guest" || strings.HasSuffix(actor, "learner")) && cell != "403":
				t.Errorf("%s: a %s gets %s instead of 403", row.key(), actor, cell)
			case strings.Contains(row.route, " /admin") && strings.HasSuffix(actor, "instructor") && cell != "403":
				t.Errorf("%s: an %s gets %s instead of 403", row.key(), actor, cell)
			case row.id == "missing" && strings.HasPrefix(cell, "2"):
				t.Errorf("%s: %s gets %s of what isn't there", row.key(), actor, cell)
			}
		}
	}
}

// measureAccess asks every route with every kind of id as every actor. What changes something is asked in a village of
// its own; the others share one, since no GET changes anything.
func measureAccess(t *testing.T) []accessRow {
	s := newSite(t)
	s.personWith(doorName, doorPassword, doorCode)
	shared := s.newVillage()
	var rows []accessRow
	for _, route := range slices.Sorted(slices.Values(s.Routes())) {
		ids := idsOf(route)
		missing := make([]string, len(actors)) // what each is told of an id that nothing has
		for _, id := range ids {
			v := shared
			if !strings.HasPrefix(route, http.MethodGet) {
				v = s.newVillage()
			}
			rows = append(rows, v.measure(route, id, missing))
		}
		slices.Reverse(rows[len(rows)-len(ids):])
	}
	return rows
}

// measure asks one route with one id as every actor. Whoever gets the same as for a missing id must not be able to
// tell the two apart.
func (v *village) measure(route, id string, missing []string) accessRow {
	v.t.Helper()
	row := accessRow{route: route, id: id}
	for i, actor := range actors {
		page := v.ask(route, id, actor)
		row.cells = append(row.cells, cellOf(page))
		told := withoutIDs(page, v.id(route, id))
		if id == "missing" {
			missing[i] = told
		} else if strings.HasPrefix(missing[i], cellOf(page)+"\n") && told != missing[i] {
			v.t.Errorf("%s as %s can be told from what is missing:\n%s\n%s", row.key(), actor, told, missing[i])
		}
	}
	return row
}

// ask makes a valid request of a route as an actor.
func (v *village) ask(route, id, actor string) *page {
	v.t.Helper()
	v.clock.move(time.Second) // no limit on tries is in the way
	method, _, _ := strings.Cut(route, " ")
	c := v.as(v.actor(actor))
	if method == http.MethodPut {
		return c.put(v.path(route, id), `{"seq": 1, "answer": "1"}`)
	}
	if method == http.MethodPost {
		return c.postForm(v.path(route, id), v.form(route, actor))
	}
	return c.send(method, v.path(route, id), "", "")
}

func (v *village) actor(name string) *accounts.Person {
	return map[string]*accounts.Person{
		"guest": v.guest, "learner": v.learner, "another-learner": v.otherLearner,
		"instructor": v.instructor, "another-instructor": v.otherInstructor, "administrator": v.administrator,
	}[name]
}

func cellOf(p *page) string {
	if p.StatusCode == http.StatusSeeOther && strings.HasPrefix(p.to(), "/login?next=") {
		return "login"
	}
	return fmt.Sprint(p.StatusCode)
}

// withoutIDs is all that came back, but for what differs each time and for the id that was asked for.
func withoutIDs(p *page, id string) string {
	head := p.Header.Clone()
	for _, name := range []string{"Date", "X-Request-Id", "Content-Length"} {
		head.Del(name)
	}
	told := fmt.Sprint(cellOf(p), "\n", head, "\n", strings.ReplaceAll(p.body, p.Header.Get("X-Request-Id"), "REQUEST"))
	return strings.ReplaceAll(told, id, "ID")
}

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

// idKinds are the ids in paths, by parameter: whose they are. The missing one comes first, since the others are
// compared with it.
var idKinds = map[string][]string{
	":quiz":     {"missing", "program's-open", "administrator's-group", "instructor's-open", "instructor's-group"},
	":attempt":  {"missing", "instructor's-try", "guest's-open", "learner's-finished", "learner's-open"},
	":set":      {"missing", "program's", "administrator's", "instructor's"},
	":group":    {"missing", "instructor's"},
	":person":   {"missing", "learner"},
	":code":     {"missing", "instructor's"},
	":token":    {"missing"},
	":specimen": {"missing", "there"},
	"*":         {"missing", "there"},
}

// thingIn is the parameter of a route that names a thing; "" when there is none.
func thingIn(route string) string {
	for _, part := range strings.Split(pathOf(route), "/") {
		if _, ok := idKinds[part]; ok {
			return part
		}
	}
	return ""
}

// idsOf are the kinds of id that a route is asked with.
func idsOf(route string) []string {
	if thing := thingIn(route); thing != "" {
		return idKinds[thing]
	}
	return []string{"-"}
}

// id is the id itself.
func (v *village) id(route, kind string) string {
	if kind == "missing" || kind == "-" {
		return "nothing-has-this-id"
	}
	return v.ids[thingIn(route)][kind]
}

// path puts an id into a route's path.
func (v *village) path(route, kind string) string {
	path := strings.NewReplacer(":n", "1", ":format", "csv").Replace(pathOf(route))
	if thing := thingIn(route); thing != "" {
		path = strings.Replace(path, thing, v.id(route, kind), 1)
	}
	return path
}
