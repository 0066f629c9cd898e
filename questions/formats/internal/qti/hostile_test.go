package qti

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

func repeated(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

func TestHostileItemsAreRefusedEarly(t *testing.T) {
	choice := func(i int) string {
		return fmt.Sprintf(`<simpleChoice identifier="c%d">Choice %d</simpleChoice>`, i, i)
	}
	rule := ifThen("<member>"+constant("identifier", "c0")+theirs+"</member>", "1")
	several := func(choices, rules string) string {
		return fixture{declare: declared("multiple", "identifier", correctly("c0")), body: `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which?</prompt>` + choices + `</choiceInteraction>`, processing: rules}.xml()
	}
	sets := func(n int) string {
		set := func(kind string) string {
			return "<simpleMatchSet>" + repeated(n, func(i int) string {
				return fmt.Sprintf(`<simpleAssociableChoice identifier="%s%d">%d</simpleAssociableChoice>`, kind, i, i)
			}) + "</simpleMatchSet>"
		}
		return `<matchInteraction responseIdentifier="RESPONSE">` + set("p") + set("m") + `</matchInteraction>`
	}
	for name, c := range map[string]struct{ text, rule string }{
		"a million rules":      {several(repeated(8, choice), strings.Repeat(rule, 20_000)), "qti-processing"},
		"too many choices":     {several(repeated(10_000, choice), "match_correct"), "qti-processing"},
		"too many pairs":       {fixture{declare: declared("multiple", "directedPair", correctly("p0 m0")), body: sets(400), processing: "match_correct"}.xml(), "qti-processing"},
		"too many texts":       {fixture{declare: declared("single", "string", "<mapping>"+repeated(5000, func(i int) string { return fmt.Sprintf(`<mapEntry mapKey="k%d" mappedValue="1"/>`, i) })+"</mapping>"), body: entryText, processing: "map_response"}.xml(), "qti-processing"},
		"a number that grows":  {fixture{declare: oneChoice, body: askABC, processing: `<setOutcomeValue identifier="SCORE"><power>` + constant("float", "1e99") + constant("integer", "60") + `</power></setOutcomeValue>`}.xml(), "qti-processing"},
		"deep conditions":      {fixture{declare: oneChoice, body: askABC, processing: strings.Repeat("<responseCondition><responseIf><isNull>"+theirs+"</isNull>", 200)}.xml(), "xml-deep"},
		"deep text":            {fixture{declare: oneChoice, body: strings.Repeat("<div>", 5000) + askABC, processing: "match_correct"}.xml(), "xml-deep"},
		"NUL":                  {strings.Replace(simple("a"), "Which?", "Wh\x00ich?", 1), "nul"},
		"unclosed":             {strings.Replace(simple("a"), "</assessmentItem>", "", 1), "xml"},
		"nothing":              {"", "xml"},
		"only the declaration": {"<?xml version=\"1.0\"?>", "xml"},
		"entities":             {`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + strings.Replace(simple("a"), "Which?", "&x;", 1), "xml-entity"},
	} {
		set, problems := readText(c.text)
		found := false
		for _, p := range problems {
			found = found || p.Rule == c.rule && p.Severity == questions.Error
		}
		if !found || len(set.Questions) > 1 {
			t.Errorf("%s: %d questions, %.300s", name, len(set.Questions), told(problems))
		}
	}
}
