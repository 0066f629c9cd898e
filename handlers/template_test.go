package handlers

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions/formats/xlsx"
)

// TestTemplate: what an instructor downloads can be imported as it is.
func TestTemplate(t *testing.T) {
	s := newSite(t)
	c := s.as(s.person("Ines", accounts.Instructor))
	c.get("/studio/sets").wantCount(`a[href="/studio/template.xlsx"]`, 1)
	page := c.get("/studio/template.xlsx").want(200)
	if got := page.Header.Get("Content-Disposition"); !strings.Contains(got, "readback-template.xlsx") {
		t.Errorf("sent as %q", got)
	}
	set, problems := xlsx.Read(fstest.MapFS{"t.xlsx": {Data: []byte(page.body)}}, "t.xlsx")
	if len(problems) > 0 || len(set.Questions) != 12 || len(set.Briefing) != 2 {
		t.Errorf("read %d questions, %+v", len(set.Questions), problems)
	}
}
