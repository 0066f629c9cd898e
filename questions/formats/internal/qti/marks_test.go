package qti

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/readback/readback/questions"
)

// TestOurMarksAreThoseOfTheRules has the points of answers that were worked out by hand from the items' rules.
func TestOurMarksAreThoseOfTheRules(t *testing.T) {
	for name, c := range map[string]struct {
		item  fixture
		kind  questions.Type
		marks map[string]string // answer → points
	}{
		"match_correct": {
			fixture{declare: oneChoice, body: askABC, processing: "match_correct"}, questions.SingleChoiceType,
			map[string]string{`"a"`: "1", `"b"`: "0", `"c"`: "0"},
		},
		"match_correct in capitals and another host": {
			fixture{declare: oneChoice, body: askABC, processing: "x/match_correct.xml"}, questions.SingleChoiceType,
			map[string]string{`"a"`: "1", `"b"`: "0"},
		},
		"map_response with a negative choice": {
			fixture{declare: declared("single", "identifier", correctly("A")+mapping(`defaultValue="-0.5"`, "A", "2", "B", "1")), points: "2", body: askABC, processing: "map_response"},
			questions.SingleChoiceType, map[string]string{`"a"`: "2", `"b"`: "1", `"c"`: "-1/2"},
		},
		"rules that set and then bound SCORE": {
			fixture{declare: oneChoice, points: "1", body: askABC, processing: `<responseCondition><responseIf><or><member>` + constant("identifier", "A") + theirs + `</member><match>` + theirs + constant("identifier", "C") + `</match></or>
				<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>` + constant("float", "3") + `</sum></setOutcomeValue></responseIf></responseCondition>` +
				ifThen(`<gte><variable identifier="SCORE"/>`+constant("float", "1")+`</gte>`, "1")},
			questions.SingleChoiceType, map[string]string{`"a"`: "1", `"b"`: "0", `"c"`: "1"},
		},
		"several choices, all or nothing": {
			fixture{declare: declared("multiple", "identifier", correctly("A", "C")), body: `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which?</prompt>` + abc + `</choiceInteraction>`, processing: "match_correct"},
			questions.MultipleResponseType, map[string]string{`["a","c"]`: "1", `["c","a"]`: "1", `["a"]`: "0", `["a","b","c"]`: "0", `[]`: "0"},
		},
		"several choices by a mapping": {
			fixture{declare: declared("multiple", "identifier", correctly("A", "C")+mapping(`defaultValue="0" lowerBound="0" upperBound="2"`, "A", "1", "B", "-1", "C", "1")), points: "2",
				body: `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="3"><prompt>Which?</prompt>` + abc + `</choiceInteraction>`, processing: "map_response"},
			questions.MultipleResponseType, map[string]string{`["a","c"]`: "2", `["a"]`: "1", `["a","b"]`: "0", `["a","b","c"]`: "1", `["b"]`: "0"},
		},
		"several choices, each by itself": {
			fixture{declare: declared("multiple", "identifier", correctly("A")+mapping("", "A", "1", "B", "-1", "C", "-1")), points: "3",
				body:       `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which?</prompt>` + abc + `</choiceInteraction>`,
				processing: `<responseCondition><responseIf><not><isNull>` + theirs + `</isNull></not><setOutcomeValue identifier="SCORE"><sum><mapResponse identifier="RESPONSE"/>` + constant("float", "2") + `</sum></setOutcomeValue></responseIf></responseCondition>`},
			questions.MultipleResponseType, map[string]string{`["a"]`: "3", `["b"]`: "1", `["a","b"]`: "2", `["b","c"]`: "0", `["a","b","c"]`: "1"},
		},
		"a text in two spellings": {
			fixture{declare: declared("single", "string", correctly("York")+mapping("", "York", "1", "york", "0.5")), body: entryText, processing: "map_response"},
			questions.ShortTextType, map[string]string{`"York"`: "1", `"york"`: "1/2", `"YORK"`: "0", `"Bath"`: "0"},
		},
		"a text in any capitals, and one that it contains": {
			fixture{declare: declared("single", "string", correctly("York")), body: entryText,
				processing: ifThen(`<substring caseSensitive="false">`+constant("string", "yo")+theirs+`</substring>`, "0.5") + ifThen(`<stringMatch caseSensitive="false">`+theirs+constant("string", "York")+`</stringMatch>`, "2")},
			questions.ShortTextType, map[string]string{`"YORK"`: "2", `"yo-yo"`: "1/2", `"bath"`: "0"},
		},
		"a number with a tolerance": {
			fixture{declare: declared("single", "float", correctly("11.7")), body: entryText,
				processing: ifThen(`<equal toleranceMode="absolute" tolerance="0.02">`+theirs+`<correct identifier="RESPONSE"/></equal>`, "1")},
			questions.NumericType, map[string]string{`"11.72"`: "1", `"11.68"`: "1", `"11.721"`: "0"},
		},
		"a number with another tolerance above": {
			fixture{declare: declared("single", "float", correctly("10")), body: entryText,
				processing: ifThen(`<equal toleranceMode="absolute" tolerance="1 2">`+constant("float", "10")+theirs+`</equal>`, "1")},
			questions.NumericType, map[string]string{`"9"`: "1", `"12"`: "1", `"8.99"`: "0", `"12.01"`: "0"},
		},
		"a number within a share of the value": {
			fixture{declare: declared("single", "float", correctly("200")), body: entryText,
				processing: ifThen(`<equal toleranceMode="relative" tolerance="5 5">`+constant("float", "200")+theirs+`</equal>`, "1")},
			questions.NumericType, map[string]string{`"190"`: "1", `"210"`: "1", `"210.1"`: "0"},
		},
		"whole numbers above a bound": {
			fixture{declare: declared("single", "integer", correctly("5")), body: entryText, processing: ifThen(`<gt>`+theirs+constant("integer", "4")+`</gt>`, "1")},
			questions.NumericType, map[string]string{`"5"`: "1", `"4"`: "0", `"600"`: "1"},
		},
		"steps of numbers": {
			fixture{declare: declared("single", "float", correctly("5")), points: "2", body: entryText, processing: `<responseCondition>
				<responseIf><and><gte>` + theirs + constant("float", "4.9") + `</gte><lte>` + theirs + constant("float", "5.1") + `</lte></and><setOutcomeValue identifier="SCORE">` + constant("float", "2") + `</setOutcomeValue></responseIf>
				<responseElseIf><and><gte>` + theirs + constant("float", "4") + `</gte><lte>` + theirs + constant("float", "6") + `</lte></and><setOutcomeValue identifier="SCORE">` + constant("float", "1") + `</setOutcomeValue></responseElseIf></responseCondition>`},
			questions.NumericType, map[string]string{`"5.1"`: "2", `"5.2"`: "1", `"4"`: "1", `"6.1"`: "0"},
		},
		"a string variable that is compared as a number": {
			fixture{declare: declared("single", "string", correctly("0.63")), body: entryText, processing: ifThen(`<equal>`+theirs+constant("float", "0.63")+`</equal>`, "1")},
			questions.NumericType, map[string]string{`"0.630"`: "1", `"0.64"`: "0"},
		},
		"a slider": {
			fixture{declare: declared("single", "integer", correctly("30")), body: `<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="100" step="5"><prompt>How much?</prompt></sliderInteraction>`, processing: "match_correct"},
			questions.NumericType, map[string]string{`"30"`: "1", `"35"`: "0"},
		},
		"words picked in a text": {
			fixture{declare: declared("single", "identifier", correctly("B")), body: `<hottextInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which?</prompt><p>It <hottext identifier="A">was</hottext> <hottext identifier="B">as</hottext> said.</p></hottextInteraction>`, processing: "match_correct"},
			questions.SingleChoiceType, map[string]string{`"b"`: "1", `"a"`: "0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readText(c.item.xml())
			q := only(t, set, problems)
			if problems.Failed() || q.Type != c.kind {
				t.Fatalf("%s: %s", q.Type, told(problems))
			}
			checkMarks(t, set, c.marks)
		})
	}
}

func checkMarks(t *testing.T, set questions.Set, marks map[string]string) {
	t.Helper()
	revision, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	for answer, want := range marks {
		mark, err := revision.Mark(set.Questions[0].ID, json.RawMessage(answer))
		wanted, _ := new(big.Rat).SetString(want)
		if err != nil || !near(mark.Points, wanted) {
			t.Errorf("%s: %v points, not %s (%v)", answer, mark.Points, want, err)
		}
	}
}

// parted are items of several parts.
func TestPartsAreMarkedAsTheRulesSay(t *testing.T) {
	sets := func(matchMax string) string {
		return `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="3"><prompt>Who?</prompt>
			<simpleMatchSet><simpleAssociableChoice identifier="P1" matchMax="` + matchMax + `">pilot</simpleAssociableChoice><simpleAssociableChoice identifier="P2" matchMax="1">tower</simpleAssociableChoice></simpleMatchSet>
			<simpleMatchSet><simpleAssociableChoice identifier="M1" matchMax="2">flew</simpleAssociableChoice><simpleAssociableChoice identifier="M2" matchMax="2">listened</simpleAssociableChoice><simpleAssociableChoice identifier="M3" matchMax="2">slept</simpleAssociableChoice></simpleMatchSet></matchInteraction>`
	}
	items := `<orderInteraction responseIdentifier="RESPONSE"><prompt>In which order?</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice><simpleChoice identifier="C">c</simpleChoice></orderInteraction>`
	gaps := `<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Fill in.</prompt><gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="S" matchMax="1">summer</gapText><p>Now is the <gap identifier="G1"/> made <gap identifier="G2"/>.</p></gapMatchInteraction>`
	position := func(n, id string) string {
		return `<responseCondition><responseIf><match><index n="` + n + `">` + theirs + `</index>` + constant("identifier", id) + `</match><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>` + constant("float", "1") + `</sum></setOutcomeValue></responseIf></responseCondition>`
	}
	for name, c := range map[string]struct {
		item  fixture
		kind  questions.Type
		told  string
		marks map[string]string
	}{
		"pairs": {
			fixture{declare: declared("multiple", "directedPair", correctly("P1 M1", "P2 M2")+mapping("", "P1 M1", "1", "P2 M2", "1")), points: "2", body: sets("1"), processing: "map_response"},
			questions.MatchingType, "", map[string]string{`{"p1":"m1","p2":"m2"}`: "2", `{"p1":"m1","p2":"m3"}`: "1", `{"p2":"m1"}`: "0"},
		},
		"pairs that share a match": {
			fixture{declare: declared("multiple", "directedPair", correctly("P1 M1", "P2 M1")+mapping("", "P1 M1", "1", "P2 M1", "1")), points: "2", body: sets("1"), processing: "map_response"},
			questions.MatchingType, "", map[string]string{`{"p1":"m1","p2":"m1"}`: "2", `{"p1":"m1","p2":"m2"}`: "1"},
		},
		"pairs from the other side": {
			fixture{declare: declared("multiple", "directedPair", correctly("P1 M1", "P1 M2", "P2 M3")+mapping("", "P1 M1", "1", "P1 M2", "1", "P2 M3", "1")), points: "3", body: sets("0"), processing: "map_response"},
			questions.MatchingType, "", map[string]string{`{"m1":"p1","m2":"p1","m3":"p2"}`: "3", `{"m1":"p2","m2":"p1"}`: "1"},
		},
		"pairs that only count together": {
			fixture{declare: declared("multiple", "directedPair", correctly("P1 M1", "P2 M2")), points: "1", body: sets("1"), processing: "match_correct"},
			questions.MatchingType, "qti-partial@8", map[string]string{`{"p1":"m1","p2":"m2"}`: "1", `{"p1":"m3","p2":"m3"}`: "0"},
		},
		"pairs that are worth more than others": {
			fixture{declare: declared("multiple", "directedPair", correctly("P1 M1", "P2 M2")+mapping("", "P1 M1", "1", "P2 M2", "0.5")), points: "1.5", body: sets("1"), processing: "map_response"},
			questions.GapFillType, "qti-as-gaps@5", map[string]string{`{"P1":"m1","P2":"m2"}`: "3/2", `{"P1":"m1"}`: "1", `{"P2":"m2"}`: "1/2", `{"P2":"m3"}`: "0"},
		},
		"an order": {
			fixture{declare: declared("ordered", "identifier", correctly("B", "A", "C")), body: items, processing: "match_correct"},
			questions.OrderingType, "", map[string]string{`["b","a","c"]`: "1", `["a","b","c"]`: "0"},
		},
		"an order, each place by itself": {
			fixture{declare: declared("ordered", "identifier", correctly("B", "A", "C")), points: "3", body: items, processing: position("1", "B") + position("2", "A") + position("3", "C")},
			questions.OrderingType, "", map[string]string{`["b","a","c"]`: "3", `["a","b","c"]`: "1", `["c","b","a"]`: "0"},
		},
		"texts for gaps": {
			fixture{declare: declared("multiple", "directedPair", correctly("W G1", "S G2")+mapping("", "W G1", "1", "S G2", "2")), points: "3", body: gaps, processing: "map_response"},
			questions.GapFillType, "", map[string]string{`{"G1":"w","G2":"s"}`: "3", `{"G1":"w"}`: "1", `{"G2":"s"}`: "2", `{"G1":"s","G2":"w"}`: "0"},
		},
		"texts for gaps where wrong ones cost": {
			fixture{declare: declared("multiple", "directedPair", correctly("W G1", "S G2")+mapping(`defaultValue="-1" lowerBound="0"`, "W G1", "1", "S G2", "2")), points: "3", body: gaps, processing: "map_response"},
			questions.GapFillType, "qti-partial@6", map[string]string{`{"G1":"w","G2":"s"}`: "3", `{"G1":"s","G2":"w"}`: "0"},
		},
		"typed gaps and a choice": {
			fixture{declare: `<responseDeclaration identifier="R1" cardinality="single" baseType="string">` + correctly("quay") + mapping("", "quay", "2", "pier", "1") + `</responseDeclaration>
				<responseDeclaration identifier="R2" cardinality="single" baseType="identifier">` + correctly("U") + mapping("", "U", "1") + `</responseDeclaration>`, points: "3",
				body:       `<p>It lay at the <textEntryInteraction responseIdentifier="R1"/> and went <inlineChoiceInteraction responseIdentifier="R2" shuffle="true"><inlineChoice identifier="U">up</inlineChoice><inlineChoice identifier="D">down</inlineChoice></inlineChoiceInteraction>.</p>`,
				processing: `<setOutcomeValue identifier="SCORE"><sum><mapResponse identifier="R1"/><mapResponse identifier="R2"/></sum></setOutcomeValue>`},
			questions.GapFillType, "", map[string]string{`{"R1":"quay","R2":"u"}`: "3", `{"R1":"pier","R2":"d"}`: "1", `{"R2":"u"}`: "1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readText(c.item.xml())
			q := only(t, set, problems)
			if q.Type != c.kind || told(problems) != c.told {
				t.Fatalf("%s: %s", q.Type, told(problems))
			}
			checkMarks(t, set, c.marks)
		})
	}
}
