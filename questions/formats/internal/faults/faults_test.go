package faults

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

func TestAProblemIsToldToTheElementThatItLiesIn(t *testing.T) {
	var l List
	root := xmltree.ParseWith([]byte("<a>\n<q>é</p></q>\n<q>fine</q>\n<q><b></q>\n</a></c>"), "", l.Note)
	var told []string
	tell := func(name string) xmltree.Fail {
		return func(at draft.Place, rule string, _ ...any) { told = append(told, name+rule) }
	}
	for i, q := range root.All("q") {
		l.Within(q, tell([]string{"1", "2", "3"}[i]))
	}
	l.Rest(tell("rest-"))
	l.Rest(tell("twice-"))
	if got := strings.Join(told, " "); got != "1xml 3xml rest-xml" {
		t.Errorf("told %s", got)
	}
}
