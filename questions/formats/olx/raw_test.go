package olx

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestMendedProblemsAreTheSame: what is left out of a course keeps its name and its tags, so that mending it makes no second
// question.
func TestMendedProblemsAreTheSame(t *testing.T) {
	_, problems := unpackAndRead(t, "course/course.xml", `<course url_name="r"/>`,
		"course/course/r.xml", `<course display_name="Oil"><chapter display_name="Week &quot;1&quot;"><sequential display_name="Quiz"><vertical><problem url_name="numadd"/></vertical></sequential></chapter></course>`,
		"course/problem/numadd.xml", `<problem><p>How much?</p><customresponse cfn="x"><textline/></customresponse></problem>`)
	raw := ""
	for _, p := range problems {
		raw += p.Raw
	}
	mended := strings.NewReplacer(`<customresponse cfn="x">`, `<numericalresponse answer="7">`, "</customresponse>", "</numericalresponse>").Replace(raw)
	set, again := Read(fstest.MapFS{"left.xml": {Data: []byte("<library>\n" + mended + "\n</library>\n")}}, "left.xml")
	if len(set.Questions) != 1 || again.Failed() {
		t.Fatalf("%v\n%s", again, mended)
	}
	if q := set.Questions[0]; q.ID != "numadd" || !slices.Equal(q.Tags, []string{`Week "1"`, "Quiz"}) {
		t.Errorf("it is %q with the tags %v:\n%s", q.ID, q.Tags, mended)
	}
}
