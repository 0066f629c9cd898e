package qti

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

// fixture is an item in QTI 2, in parts.
type fixture struct {
	attrs      string // of the item
	declare    string // declarations besides SCORE and MAXSCORE
	points     string // MAXSCORE; empty: not declared
	body       string
	processing string // rules, or the name of a standard template
	behind     string // what follows
}

func (f fixture) xml() string {
	most := ""
	if f.points != "" {
		most = `<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>` + f.points + `</value></defaultValue></outcomeDeclaration>` + "\n"
	}
	rules := ""
	switch {
	case strings.Contains(f.processing, "<"):
		rules = "<responseProcessing>" + f.processing + "</responseProcessing>\n"
	case f.processing != "":
		rules = `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/` + f.processing + `"/>` + "\n"
	}
	return `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="it" title="it" timeDependent="false" ` + f.attrs + ">\n" +
		f.declare + "\n" + `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>` + "\n" + most +
		"<itemBody>" + f.body + "</itemBody>\n" + rules + f.behind + "</assessmentItem>\n"
}

// readText reads a single file.
func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"a.xml": {Data: []byte(text)}}, "a.xml")
}

// told lists problems as rule@line.
func told(problems questions.Problems) string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s@%d", p.Rule, p.Line))
	}
	return strings.Join(list, " ")
}

// zipped packs members, given as names and contents in turn.
func zipped(members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// only is the one question of a set.
func only(t *testing.T, set questions.Set, problems questions.Problems) *questions.Question {
	t.Helper()
	if len(set.Questions) != 1 {
		t.Fatalf("%d questions: %s %+v", len(set.Questions), told(problems), problems)
	}
	return &set.Questions[0]
}

const (
	oneChoice = `<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>`
	abc       = `<simpleChoice identifier="A">apple</simpleChoice><simpleChoice identifier="B" fixed="true">pear</simpleChoice><simpleChoice identifier="C">plum</simpleChoice>`
	askABC    = `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which?</prompt>` + abc + `</choiceInteraction>`
	entryText = `<p>Say <textEntryInteraction responseIdentifier="RESPONSE"/></p>`
)

func declared(cardinality, baseType, inner string) string {
	return `<responseDeclaration identifier="RESPONSE" cardinality="` + cardinality + `" baseType="` + baseType + `">` + inner + `</responseDeclaration>`
}

func correctly(values ...string) string {
	return "<correctResponse><value>" + strings.Join(values, "</value><value>") + "</value></correctResponse>"
}

func mapping(attrs string, pairs ...string) string {
	m := "<mapping " + attrs + ">"
	for i := 0; i+1 < len(pairs); i += 2 {
		m += `<mapEntry mapKey="` + pairs[i] + `" mappedValue="` + pairs[i+1] + `"/>`
	}
	return m + "</mapping>"
}

func ifThen(condition, score string) string {
	return "<responseCondition><responseIf>" + condition + `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">` + score + "</baseValue></setOutcomeValue></responseIf></responseCondition>"
}

const theirs = `<variable identifier="RESPONSE"/>`

func constant(baseType, v string) string {
	return `<baseValue baseType="` + baseType + `">` + v + `</baseValue>`
}
