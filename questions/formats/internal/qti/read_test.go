package qti

import (
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

const moreChoices = `<simpleChoice identifier="D">d</simpleChoice><simpleChoice identifier="E">e</simpleChoice><simpleChoice identifier="F">f</simpleChoice><simpleChoice identifier="G">g</simpleChoice>`

func matches(id, text string) string {
	return `<match><variable identifier="` + id + `"/>` + constant("string", text) + `</match>`
}

func adds(condition string) string {
	return `<responseCondition><responseIf>` + condition + `<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>` + constant("float", "1") + `</sum></setOutcomeValue></responseIf></responseCondition>`
}

func TestWhatIsNotUnderstoodIsNamedWithItsPlace(t *testing.T) {
	typed := declared("single", "string", correctly("York"))
	for name, c := range map[string]struct {
		item fixture
		told string
	}{
		"adaptive":            {fixture{attrs: `adaptive="TRUE"`, declare: oneChoice, body: askABC, processing: "match_correct"}, "type-unsupported@1"},
		"template":            {fixture{declare: oneChoice + "\n<templateDeclaration identifier=\"T\"/>", body: askABC, processing: "match_correct"}, "type-unsupported@3"},
		"no body":             {fixture{declare: oneChoice, body: "", processing: "match_correct"}, "qti-body@4"},
		"a response, no way":  {fixture{declare: oneChoice, body: "<p>Which?</p>", processing: "match_correct"}, "qti-body@4"},
		"hotspot":             {fixture{declare: oneChoice, body: "<p>Where?</p>\n<hotspotInteraction responseIdentifier=\"RESPONSE\"/>", processing: "match_correct"}, "type-unsupported@5"},
		"associate":           {fixture{declare: oneChoice, body: "<associateInteraction responseIdentifier=\"RESPONSE\"/>", processing: "match_correct"}, "type-unsupported@4"},
		"several":             {fixture{declare: oneChoice, body: askABC + "\n" + askABC, processing: "match_correct"}, "type-unsupported@5"},
		"undeclared":          {fixture{body: askABC, processing: "match_correct"}, "qti-response@4"},
		"twice":               {fixture{declare: typed, body: entryText + "\n" + entryText, processing: "match_correct"}, "qti-processing@5"},
		"unknown template":    {fixture{declare: oneChoice, body: askABC, processing: "map_response_point"}, "qti-processing@5"},
		"one template, two":   {fixture{declare: typed + strings.ReplaceAll(typed, "RESPONSE", "R2"), body: entryText + strings.ReplaceAll(entryText, "RESPONSE", "R2"), processing: "match_correct"}, "qti-processing@5"},
		"no mapping":          {fixture{declare: oneChoice, body: askABC, processing: "map_response"}, "qti-processing@5"},
		"custom operator":     {fixture{declare: typed, body: entryText, processing: "\n" + ifThen("\n<match><customOperator definition=\"x:Trim\">"+theirs+"</customOperator>"+constant("string", "York")+"</match>", "1")}, "qti-processing@7"},
		"all that is unknown": {fixture{declare: typed, body: entryText, processing: "\n<random/>\n<setOutcomeValue identifier=\"X\">" + constant("float", "1") + "</setOutcomeValue>"}, "qti-processing@6 qti-processing@7"},
		"else before else-if": {fixture{declare: oneChoice, body: askABC, processing: "<responseCondition><responseIf><isNull>" + theirs + "</isNull></responseIf>\n<responseElse/>\n<responseElseIf><isNull>" + theirs + "</isNull></responseElseIf></responseCondition>"}, "qti-processing@7"},
		"marks for nothing":   {fixture{declare: oneChoice, body: askABC, processing: ifThen("<isNull>"+theirs+"</isNull>", "1")}, "qti-processing@5"},
		"no marks":            {fixture{declare: oneChoice, body: askABC, processing: ifThen("<isNull>"+constant("string", "a")+"</isNull>", "1")}, "qti-no-marks@5"},
		"a strict bound":      {fixture{declare: declared("single", "float", correctly("5")), body: entryText, processing: ifThen("<gt>"+theirs+constant("float", "4")+"</gt>", "1")}, "qti-marking@5"},
		"rounded":             {fixture{declare: declared("single", "float", correctly("3.14")), body: entryText, processing: ifThen(`<equalRounded roundingMode="decimalPlaces" figures="2">`+theirs+constant("float", "3.14")+"</equalRounded>", "1")}, "qti-marking@5"},
		"computed with":       {fixture{declare: declared("single", "float", correctly("5")), body: entryText, processing: ifThen("<gte><sum>"+theirs+constant("float", "1")+"</sum>"+constant("float", "4")+"</gte>", "1")}, "qti-processing@5"},
		"two of three, free": {fixture{declare: declared("multiple", "identifier", mapping("", "A", "1", "B", "1")), points: "2",
			body: strings.Replace(askABC, `maxChoices="1"`, `maxChoices="2"`, 1), processing: "map_response"}, "qti-marking@6"},
		"an unmarked gap": {fixture{declare: strings.ReplaceAll(typed, "RESPONSE", "R1") + "\n" + strings.ReplaceAll(declared("single", "string", ""), "RESPONSE", "R2"),
			body:       `<p>A <textEntryInteraction responseIdentifier="R1"/> and` + "\n" + `<textEntryInteraction responseIdentifier="R2"/></p>`,
			processing: `<responseCondition><responseIf><match><variable identifier="R1"/><correct identifier="R1"/></match><setOutcomeValue identifier="SCORE">` + constant("float", "1") + `</setOutcomeValue></responseIf></responseCondition>`}, "qti-unmarked@6"},
		"several matches": {fixture{declare: declared("multiple", "directedPair", correctly("P M", "P N", "Q M", "Q N")), body: `<matchInteraction responseIdentifier="RESPONSE"><simpleMatchSet><simpleAssociableChoice identifier="P">p</simpleAssociableChoice><simpleAssociableChoice identifier="Q">q</simpleAssociableChoice></simpleMatchSet>
			<simpleMatchSet><simpleAssociableChoice identifier="M">m</simpleAssociableChoice><simpleAssociableChoice identifier="N">n</simpleAssociableChoice></simpleMatchSet></matchInteraction>`, processing: "match_correct"}, "type-unsupported@4"},
		"images for gaps":        {fixture{declare: declared("multiple", "directedPair", correctly("W G")), body: `<gapMatchInteraction responseIdentifier="RESPONSE">` + "\n" + `<gapImg identifier="W"/><p><gap identifier="G"/></p></gapMatchInteraction>`, processing: "match_correct"}, "type-unsupported@5"},
		"part of an order":       {fixture{declare: declared("ordered", "identifier", correctly("A", "B")), body: strings.NewReplacer("choiceInteraction", "orderInteraction").Replace(askABC), processing: "match_correct"}, "qti-processing@4"},
		"a number that isn't":    {fixture{declare: declared("single", "float", correctly("1,5")), body: entryText, processing: "match_correct"}, "qti-processing@2"},
		"a variable in the text": {fixture{declare: oneChoice, body: "<p><printedVariable identifier=\"X\"/></p>" + askABC, processing: "match_correct"}, "type-unsupported@4"},
		"two keys for gaps": {fixture{declare: strings.ReplaceAll(typed, "RESPONSE", "R1") + strings.ReplaceAll(typed, "RESPONSE", "R2"),
			body:       `<p>A <textEntryInteraction responseIdentifier="R1"/> and <textEntryInteraction responseIdentifier="R2"/></p>`,
			processing: ifThen(`<or><and>`+matches("R1", "York")+matches("R2", "York")+`</and><and>`+matches("R1", "Bath")+matches("R2", "Bath")+`</and></or>`, "1")}, "qti-marking@5"},
		"two keys for choices": {fixture{declare: declared("multiple", "identifier", correctly("A", "B")), body: strings.Replace(strings.Replace(askABC, `maxChoices="1"`, `maxChoices="0"`, 1), "</choiceInteraction>", moreChoices+"</choiceInteraction>", 1),
			processing: ifThen(`<or><match>`+theirs+`<correct identifier="RESPONSE"/></match><match>`+theirs+`<multiple>`+constant("identifier", "E")+constant("identifier", "F")+constant("identifier", "G")+`</multiple></match></or>`, "1")}, "qti-marking@5"},
		"two orders": {fixture{declare: declared("ordered", "identifier", correctly("A", "B", "C", "D", "E", "F", "G")), body: strings.ReplaceAll(strings.Replace(askABC, "</choiceInteraction>", moreChoices+"</choiceInteraction>", 1), "choiceInteraction", "orderInteraction"),
			processing: ifThen(`<or><match>`+theirs+`<correct identifier="RESPONSE"/></match><match>`+theirs+`<ordered>`+constant("identifier", "G")+constant("identifier", "B")+constant("identifier", "D")+constant("identifier", "C")+constant("identifier", "E")+constant("identifier", "F")+constant("identifier", "A")+`</ordered></match></or>`, "1")}, "not-kept@4 qti-marking@5"},
		"two texts in one":    {fixture{declare: typed, body: entryText, processing: adds(`<substring caseSensitive="true">`+constant("string", "yo")+theirs+`</substring>`) + adds(`<substring caseSensitive="true">`+constant("string", "rk")+theirs+`</substring>`)}, "qti-key@2 qti-marking@5"},
		"choices of one name": {fixture{declare: oneChoice, body: strings.Replace(askABC, `identifier="B"`, `identifier="A"`, 1), processing: "match_correct"}, "qti-processing@4"},
		"a record":            {fixture{declare: declared("record", "", ""), body: entryText, processing: "match_correct"}, "qti-processing@2"},
		"no rules, no key":    {fixture{declare: declared("single", "identifier", ""), body: askABC}, "qti-no-processing@1 qti-processing@2"},
	} {
		set, problems := readText(c.item.xml())
		if got := told(problems); got != c.told || len(set.Questions) != 0 || !problems.Failed() {
			t.Errorf("%s: %d questions, %s, not %s", name, len(set.Questions), got, c.told)
		}
		if !slices.ContainsFunc(problems, func(p questions.Problem) bool { return strings.HasPrefix(p.Raw, "<assessmentItem") }) {
			t.Errorf("%s: the item isn't kept for the rejects", name)
		}
	}
}

func TestWarningsSayWhatIsOtherwise(t *testing.T) {
	typed := declared("single", "string", mapping("", "York", "1", "x7", "1"))
	for name, c := range map[string]struct {
		item fixture
		told string
	}{
		"no rules":             {fixture{declare: oneChoice, body: askABC}, "qti-no-processing@1"},
		"points":               {fixture{declare: oneChoice, points: "4", body: askABC, processing: "match_correct"}, "qti-points@4"},
		"key":                  {fixture{declare: oneChoice, body: askABC, processing: ifThen("<match>"+theirs+constant("identifier", "B")+"</match>", "1")}, "qti-key@2"},
		"below nothing":        {fixture{declare: declared("single", "identifier", mapping(`defaultValue="-3"`, "A", "1")), body: askABC, processing: "map_response"}, "not-kept@4"},
		"mixed capitals":       {fixture{declare: strings.Replace(typed, `"x7"`, `"x7" caseSensitive="false"`, 1), body: entryText, processing: "map_response"}, "qti-case@4"},
		"a formula":            {fixture{declare: oneChoice, body: "<p>What is <m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>?</p>" + askABC, processing: "match_correct"}, "qti-math@4"},
		"only a title":         {fixture{declare: oneChoice, body: strings.Replace(askABC, "<prompt>Which?</prompt>", "", 1), processing: "match_correct"}, "qti-stem@4"},
		"an item that is kept": {fixture{declare: declared("ordered", "identifier", correctly("A", "B", "C")), body: strings.ReplaceAll(askABC, "choiceInteraction", "orderInteraction"), processing: "match_correct"}, "not-kept@4"},
		"a slider":             {fixture{declare: declared("single", "integer", correctly("3")), body: `<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="9"><prompt>Which?</prompt></sliderInteraction>`, processing: "match_correct"}, "not-kept@4"},
		"a stimulus elsewhere": {fixture{declare: oneChoice, body: askABC, processing: "match_correct", behind: `<assessmentStimulusRef identifier="T" href="t.xml"/>`}, "not-kept@6"},
		"feedback on the rest": {fixture{declare: declared("multiple", "identifier", correctly("A", "C")) + `<outcomeDeclaration identifier="F" cardinality="single" baseType="identifier"/>`, body: strings.Replace(askABC, `maxChoices="1"`, `maxChoices="0"`, 1),
			processing: `<responseCondition><responseIf><match>` + theirs + `<correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE">` + constant("float", "1") + `</setOutcomeValue><setOutcomeValue identifier="F">` + constant("identifier", "good") + `</setOutcomeValue></responseIf></responseCondition>`,
			behind:     `<modalFeedback outcomeIdentifier="F" identifier="good" showHide="show">Good!</modalFeedback>`}, "not-kept@6"},
	} {
		set, problems := readText(c.item.xml())
		if got := told(problems); got != c.told || len(set.Questions) != 1 || problems.Failed() {
			t.Errorf("%s: %d questions, %s, not %s", name, len(set.Questions), got, c.told)
		}
	}
}

func TestAnItemIsReadWhole(t *testing.T) {
	set, problems := readText(`<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<q:assessmentItem xmlns:q="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="Harbour_7" title="Of harbours" adaptive="false" timeDependent="false" xml:lang="nl">
 <q:responseDeclaration identifier="R" cardinality="single" baseType="identifier"><q:correctResponse><q:value><![CDATA[B]]></q:value></q:correctResponse></q:responseDeclaration>
 <q:outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
 <q:outcomeDeclaration identifier="F" cardinality="single" baseType="identifier"/>
 <q:itemBody>
  <q:p>It <q:em>lay</q:em> <!-- not yet --> where?</q:p>
  <q:choiceInteraction responseIdentifier="R" shuffle="TRUE" maxChoices="1">
   <q:prompt>Choose &amp; go:</q:prompt>
   <q:simpleChoice identifier="A" fixed="true">At the pier<q:feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">It <q:b>was</q:b>.</q:feedbackInline></q:simpleChoice>
   <q:simpleChoice identifier="B">At quay&#160;7</q:simpleChoice>
  </q:choiceInteraction>
  <q:rubricBlock view="tutor"><q:p>Not for learners.</q:p></q:rubricBlock>
  <q:rubricBlock view="candidate"><q:p>Take your time.</q:p></q:rubricBlock>
 </q:itemBody>
 <q:responseProcessing><q:setOutcomeValue identifier="F"><q:variable identifier="R"/></q:setOutcomeValue>
  <q:responseCondition><q:responseIf><q:match><q:variable identifier="R"/><q:correct identifier="R"/></q:match><q:setOutcomeValue identifier="SCORE"><q:baseValue baseType="float">2</q:baseValue></q:setOutcomeValue></q:responseIf></q:responseCondition>
 </q:responseProcessing>
 <q:modalFeedback outcomeIdentifier="F" identifier="none" showHide="hide"><q:p>As the log says.</q:p></q:modalFeedback>
</q:assessmentItem>`)
	q := only(t, set, problems)
	if told(problems) != "" || set.Language != "nl" {
		t.Errorf("%s, language %q", told(problems), set.Language)
	}
	if q.ID != "harbour-7" || q.Title != "Of harbours" || q.Points != "2" || q.Explanation != "As the log says." {
		t.Errorf("%+v", q.QuestionHead)
	}
	if q.Stem != "It *lay* where?\n\nChoose & go:\n\nTake your time." {
		t.Errorf("the stem is %q", q.Stem)
	}
	b := q.Body.(*questions.SingleChoice)
	want := questions.Options{{ID: "a", Text: "At the pier", Pinned: true, Feedback: "It **was**."}, {ID: "b", Text: "At quay\u00A07", Correct: true}}
	if len(b.Options) != 2 || b.Options[0] != want[0] || b.Options[1] != want[1] || b.Shuffle != nil {
		t.Errorf("%+v", b)
	}
}

func TestQTI3HasTheSameUnderOtherNames(t *testing.T) {
	set, problems := readText(`<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="_7a" title="Water" adaptive="false" time-dependent="false" xml:lang="en">
 <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
  <qti-correct-response><qti-value>H</qti-value><qti-value>O</qti-value></qti-correct-response>
  <qti-mapping lower-bound="0" upper-bound="2" default-value="-1"><qti-map-entry map-key="H" mapped-value="1"/><qti-map-entry map-key="O" mapped-value="1"/></qti-mapping>
 </qti-response-declaration>
 <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
 <qti-item-body><div class="qti-layout-row"><qti-choice-interaction response-identifier="RESPONSE" max-choices="0" shuffle="false"><qti-prompt>What is in water?</qti-prompt>
  <qti-simple-choice identifier="H">Hydrogen</qti-simple-choice><qti-simple-choice identifier="He">Helium</qti-simple-choice><qti-simple-choice identifier="O">Oxygen</qti-simple-choice>
 </qti-choice-interaction></div></qti-item-body>
 <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>`)
	q := only(t, set, problems)
	b, ok := q.Body.(*questions.MultipleResponse)
	if !ok || told(problems) != "qti-maxscore@1" || q.ID != "7a" || q.Points != "2" || b.Marking != "" || b.Shuffle == nil || *b.Shuffle {
		t.Errorf("%s %+v %+v", told(problems), q.QuestionHead, b)
	}
	if b.Options[0].Correct && !b.Options[1].Correct && b.Options[2].Correct {
		return
	}
	t.Errorf("%+v", b.Options)
}

func TestAnEssayKeepsWhatMarkersAreTold(t *testing.T) {
	set, problems := readText(fixture{declare: declared("single", "string", ""), points: "5",
		body: `<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Explain.</prompt></extendedTextInteraction><rubricBlock view="scorer"><p>Names the quay.</p></rubricBlock>`}.xml())
	q := only(t, set, problems)
	b, ok := q.Body.(*questions.Essay)
	if !ok || q.Points != "5" || len(b.Rubric) != 1 || b.Rubric[0].Criterion != "Names the quay." || b.Rubric[0].Points != "5" || told(problems) != "qti-rubric@5" {
		t.Errorf("%s %+v", told(problems), q)
	}
}

func TestSeveralItemsInOneFileAreReadEach(t *testing.T) {
	good := fixture{declare: oneChoice, body: askABC, processing: "match_correct"}.xml()
	bad := strings.ReplaceAll(strings.Replace(good, `identifier="it"`, `identifier="bad"`, 1), "choiceInteraction", "uploadInteraction")
	set, problems := readText("<assessmentItems>\n" + bad + good + "</assessmentItems>")
	if len(set.Questions) != 1 || told(problems) != "type-unsupported@5" || problems[0].Raw != strings.TrimSpace(bad) {
		t.Errorf("%d questions, %s: %q", len(set.Questions), told(problems), problems[0].Raw)
	}
}

func TestResultsAndTestsAloneAreNoQuestions(t *testing.T) {
	for _, text := range []string{
		`<assessmentResult xmlns="http://www.imsglobal.org/xsd/imsqti_result_v2p1"><context/></assessmentResult>`,
		`<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="T"><testPart><assessmentItemRef href="a.xml"/></testPart></assessmentTest>`,
	} {
		if set, problems := readText(text); len(set.Questions) != 0 || told(problems) != "no-questions@1" {
			t.Errorf("%d questions, %s", len(set.Questions), told(problems))
		}
	}
}

func TestNamesComeBack(t *testing.T) {
	for _, name := range []string{"harbour", "7-bad", "ä 3", "x_0041", "_x0041_", "a.b", "SCORE", "😀", ""} {
		if got := named(identifier(name)); got != name {
			t.Errorf("%q is %q, and %q again", name, identifier(name), got)
		}
		if got := named(gapID(name)); got != name {
			t.Errorf("the gap %q is %q, and %q again", name, gapID(name), got)
		}
	}
}
