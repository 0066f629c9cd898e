package qti12

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

// knownRules are the rules that the catalogues have words for.
func knownRules(t testing.TB) map[string]bool {
	t.Helper()
	rules := map[string]bool{}
	files, err := filepath.Glob("../../../words/en/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no catalogues: ", err)
	}
	id := regexp.MustCompile(`(?m)^problem\.([a-z0-9-]+):`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range id.FindAllSubmatch(text, -1) {
			rules[string(found[1])] = true
		}
	}
	return rules
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{
		quiz(asked("multiple_choice_question", material("<p>Who <b>owned</b> it?</p>")+lid("r", single, "1", "BP", "2", "Transocean"), processing(shows("2_fb", equal("r", "2")), sets("100", equal("r", "2")))+feedbackOf("2_fb", "Yes."))),
		quiz(asked("multiple_answers_question", material("Which?")+lid("r", `rcardinality="Multiple"`, "1", "a", "2", "b"), processing(sets("100", "<and>"+equal("r", "1")+"<not>"+equal("r", "2")+"</not></and>")))),
		quiz(asked("fill_in_multiple_blanks_question", material("<p>From [a] to [b].</p>")+lid("response_a", "", "1", "here")+lid("response_b", "", "3", "there"), processing(adds("50.00", equal("response_a", "1"))))),
		quiz(asked("multiple_dropdowns_question", material("From [a]")+lid("response_a", "", "1", "here", "2", "home"), processing(adds("100", equal("response_a", "1"))))),
		quiz(asked("numerical_question", material("?")+fib("r", `fibtype="Decimal"`), processing(sets("100", "<or>"+equal("r", "77.0")+`<and><vargte respident="r">70.0</vargte><vargt respident="r">84.0</vargt></and></or>`)))),
		quiz(asked("matching_question", material("Match.")+strings.Replace(lid("a", "", "1", "x", "2", "y"), "<render_choice>", material("A")+"<render_choice>", 1), processing(adds("100", equal("a", "1"))))),
		quiz(asked("ordering_question", material("Order.")+lid("r", `rcardinality="Ordered"`, "1", "last", "2", "first"), processing(sets("100", equal("r", "2"), equal("r", "1"))))),
		quiz(asked("short_answer_question", material("Where?")+fib("r", ""), processing(sets("100", equal("r", "Gulf*"))))),
		quiz(asked("true_false_question", material("It sank.")+lid("r", single, "1", "True", "2", "False"), processing(sets("100", equal("r", "1"))))),
		quiz("<section title='g'><selection_ordering><selection><selection_number>1</selection_number></selection></selection_ordering>" + essay("a", "Why?") + "</section>"),
		strings.Replace(essay("a", "Broken?"), "</resprocessing>", "", 1),
		spillMeta,
	} {
		f.Add([]byte(text))
	}
	f.Add(packed(f, "i1/i1.xml", quiz(essay("a", "One?")), "i1/assessment_meta.xml", spillMeta, "imsmanifest.xml", "<manifest/>"))
	rules := knownRules(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		set, problems := Read(fstest.MapFS{"a.xml": {Data: data}}, "a.xml")
		for _, p := range problems {
			if p.File == "" || !rules[p.Rule] {
				t.Errorf("a problem without a file, or of an unknown rule: %+v", p)
			}
		}
		if len(set.Questions) == 0 && len(problems) == 0 {
			t.Error("nothing was read, and nothing is said of it")
		}
		if !problems.Failed() {
			again(t, set)
		}
	})
}

// again writes a set in the native format and reads it.
func again(t *testing.T, set questions.Set) {
	t.Helper()
	var b bytes.Buffer
	if err := native.WriteJSON(&b, set); err != nil {
		t.Fatal(err)
	}
	read, problems := native.Read(fstest.MapFS{"set.json": {Data: b.Bytes()}}, "set.json")
	if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" || problems.Failed() {
		t.Errorf("%v (-read +again):\n%s", problems, diff)
	}
}
