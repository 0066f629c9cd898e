package olx

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
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
		`<p>It sank.</p><multiplechoiceresponse partial_credit="points"><label>Who?</label><choicegroup><choice correct="true">x<choicehint label="Yes">Good.</choicehint></choice><choice correct="partial" point_value="25%">y</choice></choicegroup></multiplechoiceresponse>`,
		`<choiceresponse partial_credit="EDC"><label>Which?</label><checkboxgroup><choice correct="true">x</choice><choice>y</choice><compoundhint value="A">z</compoundhint></checkboxgroup></choiceresponse>`,
		`<p>In <numericalresponse answer="2010"><textline inline="1" trailing_text="AD"/></numericalresponse> in the <optionresponse><optioninput inline="1" options="('Gulf','Atlantic')" correct="Gulf"/></optionresponse>.</p>`,
		`<stringresponse answer="Gulf*" type="ci"><label>Where?</label><additional_answer answer="sea"/><stringequalhint answer="x">No.</stringequalhint><textline/></stringresponse><solution><p>Explanation</p><p>So.</p></solution>`,
		`<numericalresponse answer="100" partial_credit="list, close"><label>?</label><responseparam type="tolerance" default="5%" partial_range="3" partial_answers="50, 200"/></numericalresponse><demandhint><hint>a</hint><hint>b</hint></demandhint>`,
		`<numericalresponse answer="[1,5)"><label>?</label></numericalresponse><stringresponse answer="a"><label>?</label></stringresponse>`,
		`<script type="loncapa/python">x = 1</script><customresponse cfn="x"/>`,
		`<stringresponse answer="a|b" type="regexp"/>`,
	} {
		f.Add([]byte(problem(text)))
	}
	f.Add([]byte("<library><problem url_name='a'/>" + asks("B?") + "<html/></library>"))
	f.Add(packed(f, "library/library.xml", `<library display_name="L"><problem url_name="x"/></library>`, "library/problem/x.xml", asks("X?")))
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
