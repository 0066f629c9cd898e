package olx

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

// TestHostileFilesAreRefused reads what no author writes; the time limit of the tests holds for them.
func TestHostileFilesAreRefused(t *testing.T) {
	repeat := strings.Repeat
	for name, text := range map[string]string{
		"deep":                 repeat("<vertical>", 100_000),
		"NUL":                  "<problem>\x00</problem>",
		"unclosed":             "<problem><multiplechoiceresponse><choicegroup><choice>",
		"only open tags":       repeat("<problem>", 100_000),
		"only ends":            repeat("</problem>", 100_000),
		"only separators":      repeat("<!---->", 100_000),
		"many options":         problem(`<multiplechoiceresponse><label>?</label><choicegroup>` + repeat("<choice>x</choice>", 100_000) + "</choicegroup></multiplechoiceresponse>"),
		"many gaps":            problem("<p>" + repeat(`a <optionresponse><optioninput inline="1" options="('a','b')" correct="a"/></optionresponse>`, 20_000) + "</p>"),
		"many responses":       problem("<p>All</p>" + repeat(`<stringresponse answer="a"><label>?</label><textline/></stringresponse>`, 6_000)),
		"much to share":        problem("<p>" + repeat("x", 1<<20) + "</p>" + repeat(`<stringresponse answer="a"><label>?</label><textline/></stringresponse>`, 100)),
		"a large number":       problem(`<numericalresponse answer="` + repeat("9", 100_000) + `"><label>?</label></numericalresponse>`),
		"a long tuple":         problem(`<optionresponse><label>?</label><optioninput options="(` + repeat("'", 100_000) + `)"/></optionresponse>`),
		"private characters":   problem("<p>\uE0001\uE001 <stringresponse answer='a'><textline inline='1' trailing_text='\uE001'/></stringresponse> \uE000</p>"),
		"responses in another": problem(repeat("<stringresponse answer='a'><label>?</label>", 20) + "<textline/>" + repeat("</stringresponse>", 20)),
	} {
		set, problems := Read(fstest.MapFS{"a.xml": {Data: []byte(text)}}, "a.xml")
		if !problems.Failed() && name != "private characters" && name != "responses in another" {
			t.Errorf("%s: %d questions, %d problems", name, len(set.Questions), len(problems))
		}
		if name == "private characters" && (len(set.Questions) != 1 || set.Questions[0].Type != questions.ShortTextType || set.Questions[0].Stem != "1") {
			t.Errorf("%+v", set.Questions)
		}
	}
}

func TestReferencesToOtherFilesAreNeverFollowed(t *testing.T) {
	set, problems := read(t, `<?xml version="1.0"?><!DOCTYPE problem [<!ENTITY x SYSTEM "file:///etc/passwd">]><problem><p>One &x;</p></problem>`)
	if !problems.Failed() || len(set.Questions) > 0 && strings.Contains(set.Questions[0].Stem, "root") {
		t.Errorf("%+v %v", set.Questions, problems)
	}
	set, _ = unpackAndRead(t, "library/library.xml", `<library><problem url_name="../../etc/passwd"/><problem url_name="a:b"/></library>`, "library/problem/a/b.xml", asks("AB?"))
	if stems(set) != "b:AB?()" {
		t.Errorf("%s", stems(set))
	}
}
