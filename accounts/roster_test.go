package accounts

import (
	"reflect"
	"strings"
	"testing"
)

func TestReadRoster(t *testing.T) {
	ann, bo := Listed{2, "Ann Lee", "ann@example.org", "17"}, Listed{3, "Bo", "", ""}
	for name, c := range map[string]struct {
		text string
		want Roster
	}{
		"commas":          {"name,email,external_id\nAnn Lee,ann@example.org,17\nBo,,\n", Roster{People: []Listed{ann, bo}}},
		"any order":       {"External ID;E-Mail;NAME\r\n17;ANN@example.org;  Ann   Lee\r\n;;Bo\r\n", Roster{People: []Listed{ann, bo}}},
		"tabs":            {"Name\tEmail\tNumber\nAnn Lee\tann@example.org\t17\nBo\n", Roster{People: []Listed{ann, bo}}},
		"byte order mark": {"\ufeffname,id,mail\n\"Ann Lee\",17,ann@example.org\nBo", Roster{People: []Listed{ann, bo}}},
		"blank lines":     {"name\n\n  \nBo\n,\n", Roster{People: []Listed{{4, "Bo", "", ""}}}},
		"unread columns":  {"name,Room,\nBo,12,\n", Roster{People: []Listed{{2, "Bo", "", ""}}, Unread: []string{"Room"}}},
		"within quotes":   {"name\n\"Lee,\nAnn\"\nBo", Roster{People: []Listed{{2, "Lee, Ann", "", ""}, {4, "Bo", "", ""}}}},
		"nothing":         {" \n", Roster{Problems: []ListProblem{{Rule: "empty"}}}},
		"head alone":      {"name,email\n", Roster{Problems: []ListProblem{{Rule: "nobody"}}}},
		"no head":         {"Bo\nAnn", Roster{Problems: []ListProblem{{Line: 1, Rule: "head"}}}},
		"two of a column": {"name,mail,email\nBo", Roster{People: []Listed{{2, "Bo", "", ""}}, Problems: []ListProblem{{Line: 1, Rule: "column-twice", Value: "email"}}}},
		"every problem": {"name,email,id\n,a@example.org,\nAnn,ann@,\nBo \"x,,\nCy,,,4\nDi,,5\n", Roster{People: []Listed{{6, "Di", "", "5"}}, Problems: []ListProblem{
			{Line: 2, Rule: "name-empty", Refused: true}, {Line: 3, Rule: "email", Refused: true, Value: "ann@"}, {Line: 4, Rule: "quote"}, {Line: 5, Rule: "columns", Value: "Cy |  |  | 4"}}}},
		"twins": {"name,email,id\nAnn,ann@example.org,\nAn,ANN@example.org,\nBo,,5\nBob,,5\nCy,,\nCY,,\nCy,,6\n", Roster{
			People: []Listed{{2, "Ann", "ann@example.org", ""}, {4, "Bo", "", "5"}, {6, "Cy", "", ""}, {8, "Cy", "", "6"}},
			Problems: []ListProblem{{Line: 3, Rule: "email-twice", Value: "ann@example.org", Other: 2},
				{Line: 5, Rule: "external-id-twice", Value: "5", Other: 4}, {Line: 7, Rule: "name-twice", Value: "CY", Other: 6}}}},
		"characters": {"name,id\nBo\u202e,5\nAnn,\u202e\n", Roster{Problems: []ListProblem{
			{Line: 2, Rule: "name-characters", Refused: true, Value: "Bo\u202e"}, {Line: 3, Rule: "external-id-characters", Refused: true, Value: "\u202e"}}}},
		"formulas are text": {"name,id\n=1+1,-5\n", Roster{People: []Listed{{2, "=1+1", "", "-5"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ReadRoster(c.text); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestRosterIsBounded(t *testing.T) {
	got := ReadRoster("name,id\n" + strings.Repeat("Bo,\n", 3) + strings.Repeat("x,1\n", MaxRosterLines+7))
	last := got.Problems[len(got.Problems)-1]
	if want := (ListProblem{Line: MaxRosterLines + 2, Rule: "too-many", Limit: MaxRosterLines}); last != want {
		t.Errorf("got %+v, want %+v", last, want)
	}
}

func TestRosterText(t *testing.T) {
	for name, c := range map[string]struct {
		file, want string
		ok         bool
	}{
		"UTF-8":           {"Émile", "Émile", true},
		"byte order mark": {"\xef\xbb\xbfÉmile", "Émile", true},
		"Windows-1252":    {"\xc9mile \x96", "Émile –", true},
		"UTF-16":          {"\xff\xfe\xc9\x00m\x00", "Ém", true},
		"no text":         {"PK\x03\x04\x00\x00", "PK\x03\x04\x00\x00", false},
	} {
		if got, ok := RosterText([]byte(c.file)); got != c.want || ok != c.ok {
			t.Errorf("%s: got %q, %v", name, got, ok)
		}
	}
}
