package handlers

import (
	"bytes"
	"mime/multipart"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// listFile sends a list as a file beside what is typed.
func (c *client) listFile(path, name, file string, fields ...string) *page {
	c.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		c.must(form.WriteField(fields[i], fields[i+1]))
	}
	_, err := must[interface{ Write([]byte) (int, error) }](c.t)(form.CreateFormFile("file", name)).Write([]byte(file))
	c.must(err)
	c.must(form.Close())
	return c.send("POST", path, form.FormDataContentType(), b.String())
}

func TestPeopleFromAList(t *testing.T) {
	s := newSite(t)
	leader, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	g := s.group(leader, lea)
	ines, path := s.as(leader), views.RosterPath(g.ID)
	ines.get(views.GroupPath(g.ID)).wantCount(`a[href="`+path+`"]`, 1)
	ines.get(path).want(200).wantCount("table", 0)

	wrong := "name;email\nNina;nina@\nBo;bo@example.org\nLea;"
	page := ines.post(path, "text", wrong, "go", "add").want(422).wantText(".problems", say("roster.line-n", "line", 2)).wantText(".problems", say("refusal.email"))
	if got := page.find("textarea").Text(); got != wrong {
		t.Errorf("of what was typed there is left %q", got)
	}
	mended := strings.Replace(wrong, "nina@", "nina@example.org", 1)
	page = ines.post(path, "text", mended, "go", "check").want(200).wantCount("tbody tr", 3).wantText(".roster-counts", say("roster.count-new", "count", 2))
	page.wantText("tbody tr:nth-child(1)", say("roster.is-new")).wantText("tbody tr:nth-child(3)", say("roster.is-member"))
	if got := s.members(g); len(got) != 1 {
		t.Errorf("looking at a list added %v", got)
	}
	ines.post(path, "text", mended, "go", "add", "agreed", page.attr("[name=agreed]", "value")).wantTo(views.LinksPath(g.ID))
	ines.get(views.LinksPath(g.ID)).wantText(".notice", say("roster.added", "count", 2))
	ines.get(views.GroupPath(g.ID)).wantText("#members ~ .table", "nina@example.org")
	ines.post(path, "text", mended).want(200).wantText("main", say("roster.all-there")).wantCount("[value=add]", 0)
}

func TestAListIsLookedAtAgainWhenSomethingChanged(t *testing.T) {
	s := newSite(t)
	leader := s.person("Ines", accounts.Instructor)
	g := s.group(leader)
	ines, path, list := s.as(leader), views.RosterPath(g.ID), "name,email\nNina,nina@example.org\nBo,bo@example.org"
	agreed := ines.post(path, "text", list).want(200).attr("[name=agreed]", "value")
	bo := accounts.Person{Name: "Secret Name", Email: "bo@example.org", Role: accounts.Learner, CreatedAt: s.clock.Now()}
	bo = must[accounts.Person](t)(s.Store.AddPerson(bo, store.Secrets{}))
	page := ines.post(path, "text", list, "go", "add", "agreed", agreed).want(409).wantText(".notice", say("roster.changed"))
	if strings.Contains(page.body, bo.Name) {
		t.Error("an address discloses whose it is")
	}
	if got := s.members(g); len(got) != 0 {
		t.Errorf("added all the same: %v", got)
	}
	page.wantText("tbody tr:nth-child(2)", say("roster.is-joins"))
	ines.post(path, "text", list, "go", "add", "agreed", page.attr("[name=agreed]", "value")).wantTo(views.LinksPath(g.ID))
	if got := must[accounts.Person](t)(s.Store.Person(t.Context(), bo.ID)); got != bo {
		t.Errorf("a list changed %+v to %+v", bo, got)
	}
}

func TestWhomAListPutInMayJoinByThemselves(t *testing.T) {
	s := newSite(t)
	leader, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	lea.Email = "lea@example.org"
	must[accounts.Person](t)(s.Store.SaveProfile(*lea))
	g := s.group(leader)
	ines, path, list := s.as(leader), views.RosterPath(g.ID), "name,email\nLea,lea@example.org"
	agreed := ines.post(path, "text", list).want(200).attr("[name=agreed]", "value")
	ines.post(path, "text", list, "go", "add", "agreed", agreed).wantTo(views.GroupPath(g.ID))
	listed := func() bool { return must[accounts.Candidate](t)(s.Store.Candidate(t.Context(), g.ID, lea.ID)).Listed }
	if !listed() {
		t.Error("a list gave an account into an instructor's hands")
	}
	s.as(lea).get(views.JoinPath(g.JoinCode)).want(200).wantCount("main form button", 1)
	s.as(lea).post(views.JoinPath(g.JoinCode)).wantTo("/")
	s.as(lea).get(views.JoinPath(g.JoinCode)).want(200).wantText("main", say("join.member"))
	if listed() {
		t.Error("joining by oneself isn't noted")
	}
}

func TestListsAsFiles(t *testing.T) {
	s := newSite(t)
	leader := s.person("Ines", accounts.Instructor)
	ines, path := s.as(leader), views.RosterPath(s.group(leader).ID)
	ines.listFile(path, "list.csv", "\xef\xbb\xbfE-Mail\tName\r\nem@example.org\t\xc3\x89mile\r\n", "text", "name\nNobody").want(200).
		wantCount("tbody tr", 1).wantText("tbody", "Émile").wantText("textarea", "em@example.org")
	ines.listFile(path, "list.csv", "name\n\xc9mile\n").want(200).wantText("tbody", "Émile")
	ines.listFile(path, "list.csv", "", "text", "name\nNina").want(200).wantText("tbody", "Nina")
	ines.listFile(path, "list.xlsx", "PK\x03\x04\x00\x00", "text", "name\nNina").want(422).wantText("#file-error", say("roster.file-bytes")).wantText("textarea", "Nina")
	large := "name\n" + strings.Repeat("x", accounts.MaxRoster)
	ines.listFile(path, "list.csv", large, "text", "name\nNina").want(413).wantText("#file-error", say("roster.file-large")).wantText("textarea", "Nina")
	ines.post(path, "text", large).want(413)
	ines.post(path, "text", "").want(422).wantText(".problems", say("roster.problem-empty"))
}

func TestAListOfThousands(t *testing.T) {
	s := newSite(t)
	leader := s.person("Ines", accounts.Instructor)
	g := s.group(leader)
	ines, path := s.as(leader), views.RosterPath(g.ID)
	var list strings.Builder
	list.WriteString("name,external_id\n")
	for i := range accounts.MaxRosterLines {
		list.WriteString("Learner," + strings.Repeat("0", i%40) + string(rune('a'+i%26)) + say("roster.line-n", "line", i) + "\n")
	}
	agreed := ines.post(path, "text", list.String()).want(200).attr("[name=agreed]", "value")
	ines.post(path, "text", list.String(), "agreed", agreed, "go", "add").want(303)
	if got := s.members(g); len(got) != accounts.MaxRosterLines {
		t.Errorf("%d members", len(got))
	}
}
