package main

import (
	"strings"
	"testing"
)

func TestAReportOnSomeAttempts(t *testing.T) {
	data := t.TempDir()
	quiz := taken(t, data) // one attempt, now
	for flags, want := range map[string]int{
		"--quiz " + quiz: 1,
		"--set flight":   1,
		"--set flight --revision 1 --attempts best":                                         1,
		"--set flight --from 2001-01-01":                                                    1,
		"--set flight --until 2001-01-01":                                                   0,
		"--quiz " + quiz + " --from 2001-01-01T00:00:00Z --until 2001-01-02T00:00:00+01:00": 0,
	} {
		r := command(t, "", append([]string{"report", "attempts", "--data", data}, strings.Fields(flags)...)...).want(t, exitFine)
		if got := strings.Count(r.out, "\n") - 1; got != want {
			t.Errorf("%s: %d rows, want %d", flags, got, want)
		}
	}
	for flags, c := range map[string]struct {
		code int
		said string
	}{
		"":                              {exitWrongUse, "--quiz"},
		"--quiz x --set y":              {exitWrongUse, "--set"},
		"--set nowhere":                 {exitProblems, `no set "nowhere"`},
		"--set flight --revision 9":     {exitProblems, "no revision 9"},
		"--set flight --group none":     {exitProblems, `no group "none"`},
		"--set flight --from yesterday": {exitWrongUse, `"yesterday"`},
		"--set flight --from 2026-02-02 --until 2026-02-01": {exitWrongUse, "before"},
		"--set flight --attempts second":                    {exitWrongUse, "second"},
		"--set flight --format moodle-csv":                  {exitWrongUse, "moodle-csv"},
	} {
		r := command(t, "", append([]string{"report", "learners", "--data", data}, strings.Fields(flags)...)...).want(t, c.code)
		if !strings.Contains(r.err, c.said) {
			t.Errorf("%s: said %s", flags, r.err)
		}
	}
}

// TestItemsAreOnFirstAttempts unless others are asked for.
func TestItemsAreOnFirstAttempts(t *testing.T) {
	data := t.TempDir()
	quiz := taken(t, data)
	for _, c := range []struct{ flags, want string }{{"", "first"}, {"--attempts all", "all"}} {
		args := append([]string{"report", "items", "--format", "json", "--data", data, "--quiz", quiz}, strings.Fields(c.flags)...)
		if r := command(t, "", args...).want(t, exitFine); !strings.Contains(r.out, `"attempts": "`+c.want+`"`) {
			t.Errorf("%q: %s", c.flags, r.out)
		}
	}
}
