package handlers

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

var update = flag.Bool("update", false, "write testdata/access.txt and the golden files again; then review every line that changed")

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
	before := s.contents()
	var rows []accessRow
	for _, route := range slices.Sorted(slices.Values(s.Routes())) { // GET comes first
		if !strings.HasPrefix(route, http.MethodGet) && before != "" {
			if s.contents() != before {
				t.Error("a GET has changed something")
			}
			before = ""
		}
		ids := idsOf(route)
		missing := make([]string, len(actors)) // what each is told of an id that nothing has
		for _, id := range ids {
			v := shared
			if before == "" {
				v = s.newVillage()
			}
			rows = append(rows, v.measure(route, id, missing))
		}
		slices.Reverse(rows[len(rows)-len(ids):])
	}
	return rows
}

// contents is all that the database has, but for sessions and secrets.
func (s *site) contents() string {
	s.t.Helper()
	ctx, all := s.t.Context(), []any{}
	all = append(all, must[[]accounts.Person](s.t)(s.Store.People(ctx)), must[[]store.Set](s.t)(s.Store.AllSets(ctx)))
	for _, g := range must[[]accounts.Group](s.t)(s.Store.AllGroups(ctx)) {
		all = append(all, g, must[[]store.Member](s.t)(s.Store.Members(ctx, g.ID)))
	}
	for _, q := range must[[]quiz.Quiz](s.t)(s.Store.AllQuizzes(ctx)) {
		all = append(all, q)
		for row, err := range s.Store.AttemptRows(ctx, reports.Filter{Quiz: q.ID}) {
			all = append(all, row, err)
		}
		for row, err := range s.Store.AnswerRows(ctx, reports.Filter{Quiz: q.ID}) {
			all = append(all, row, err)
		}
	}
	return string(must[[]byte](s.t)(json.Marshal(all)))
}

// measure asks one route with one id as every actor. Whoever gets the same as for a missing id must not be able to
// tell the two apart.
func (v *village) measure(route, id string, missing []string) accessRow {
	v.t.Helper()
	row := accessRow{route: route, id: id}
	for i, actor := range actors {
		page := v.ask(route, id, actor)
		row.cells = append(row.cells, cellOf(page))
		told := strings.ReplaceAll(withoutIDs(page, v.id(route, id)), v.learner.ID, "LEARNER") // some paths name a second thing
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
