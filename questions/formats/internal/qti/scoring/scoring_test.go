package scoring

import (
	"math/big"
	"testing"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

const declarations = `
<responseDeclaration identifier="R" cardinality="multiple" baseType="identifier">
  <correctResponse><value>a</value><value>b</value></correctResponse>
  <mapping defaultValue="-2" lowerBound="0" upperBound="2"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1"/><mapEntry mapKey="c" mappedValue="-1"/></mapping>
</responseDeclaration>
<responseDeclaration identifier="O" cardinality="ordered" baseType="identifier"><correctResponse><value>a</value><value>b</value></correctResponse></responseDeclaration>
<responseDeclaration identifier="S" cardinality="single" baseType="string">
  <correctResponse><value>York</value></correctResponse>
  <mapping><mapEntry mapKey="York" mappedValue="1"/><mapEntry mapKey="bath" mappedValue="0.5" caseSensitive="false"/></mapping>
</responseDeclaration>
<responseDeclaration identifier="N" cardinality="single" baseType="float"><correctResponse><value>12.5</value></correctResponse></responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>3</value></defaultValue></outcomeDeclaration>
<outcomeDeclaration identifier="RAW" cardinality="single" baseType="float"/>
<outcomeDeclaration identifier="GRADE" cardinality="single" baseType="float"><interpolationTable defaultValue="7"><interpolationTableEntry sourceValue="2" targetValue="9"/><interpolationTableEntry sourceValue="1" targetValue="4" includeBoundary="false"/></interpolationTable></outcomeDeclaration>
<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>`

// compiled is the program of some rules.
func compiled(t *testing.T, rules string) (*Program, []Unknown) {
	t.Helper()
	d := draft.New("a.xml")
	root := xmltree.Parse([]byte("<item>"+declarations+rules+"</item>"), "", d)
	item, unknown := Declare(root)
	if len(unknown) > 0 {
		t.Fatalf("declarations: %+v", unknown)
	}
	steps := 1_000_000
	return Compile(root.Find("responseProcessing"), item, &steps)
}

// scored is what an expression gives as SCORE; a truth gives 1 or 0, NULL −1.
func scored(t *testing.T, expression string, a Answer) string {
	t.Helper()
	p, unknown := compiled(t, `<responseProcessing><responseCondition><responseIf>`+expression+`<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf>
		<responseElseIf><isNull>`+expression+`</isNull><setOutcomeValue identifier="SCORE"><baseValue baseType="float">-1</baseValue></setOutcomeValue></responseElseIf></responseCondition></responseProcessing>`)
	return outcome(t, p, unknown, a)
}

func outcome(t *testing.T, p *Program, unknown []Unknown, a Answer) string {
	t.Helper()
	if len(unknown) > 0 {
		return "? " + unknown[0].What
	}
	result, err := p.Run(a)
	if err != nil {
		return err.Error()
	}
	if s := result.Score(); s != nil {
		return s.RatString()
	}
	return "NULL"
}

const (
	given  = `<variable identifier="R"/>`
	text   = `<variable identifier="S"/>`
	number = `<variable identifier="N"/>`
)

func value(baseType, v string) string {
	return `<baseValue baseType="` + baseType + `">` + v + `</baseValue>`
}

func TestConditionsHoldAsTheSpecificationSays(t *testing.T) {
	ab, a, none := Answer{"R": Texts("b", "a")}, Answer{"R": Texts("a")}, Answer{}
	york := Answer{"S": Texts("york")}
	n := func(s string) Answer {
		r, _ := new(big.Rat).SetString(s)
		return Answer{"N": Num(r)}
	}
	for _, c := range []struct {
		expression string
		answer     Answer
		want       string
	}{
		{`<match>` + given + `<correct identifier="R"/></match>`, ab, "1"},
		{`<match>` + given + `<correct identifier="R"/></match>`, a, "0"},
		{`<match>` + given + `<correct identifier="R"/></match>`, none, "-1"},
		{`<match><variable identifier="O"/><correct identifier="O"/></match>`, Answer{"O": InOrder("b", "a")}, "0"},
		{`<match><variable identifier="O"/><correct identifier="O"/></match>`, Answer{"O": InOrder("a", "b")}, "1"},
		{`<isNull>` + given + `</isNull>`, none, "1"},
		{`<isNull>` + text + `</isNull>`, Answer{"S": Texts("")}, "1"},
		{`<member>` + value("identifier", "a") + given + `</member>`, ab, "1"},
		{`<not><member>` + value("identifier", "c") + given + `</member></not>`, ab, "1"},
		{`<not><member>` + value("identifier", "c") + given + `</member></not>`, none, "-1"},
		{`<or><isNull>` + given + `</isNull><member>` + value("identifier", "c") + given + `</member></or>`, none, "1"},
		{`<and><isNull>` + given + `</isNull><member>` + value("identifier", "c") + given + `</member></and>`, none, "-1"},
		{`<anyN min="1" max="1"><member>` + value("identifier", "a") + given + `</member><member>` + value("identifier", "b") + given + `</member></anyN>`, a, "1"},
		{`<anyN min="1" max="1"><member>` + value("identifier", "a") + given + `</member><member>` + value("identifier", "b") + given + `</member></anyN>`, ab, "0"},
		{`<contains>` + given + `<correct identifier="R"/></contains>`, Answer{"R": Texts("c", "b", "a")}, "1"},
		{`<equal><containerSize>` + given + `</containerSize>` + value("integer", "2") + `</equal>`, ab, "1"},
		{`<match>` + given + `<multiple>` + value("identifier", "a") + value("identifier", "b") + `</multiple></match>`, ab, "1"},
		{`<match>` + text + value("string", "York") + `</match>`, york, "0"},
		{`<stringMatch caseSensitive="false">` + text + value("string", "York") + `</stringMatch>`, york, "1"},
		{`<stringMatch caseSensitive="true">` + text + value("string", "York") + `</stringMatch>`, york, "0"},
		{`<substring caseSensitive="true">` + value("string", "or") + text + `</substring>`, york, "1"},
		{`<patternMatch pattern="[yY][oO].*">` + text + `</patternMatch>`, york, "1"},
		{`<patternMatch pattern="\p{L}+">` + text + `</patternMatch>`, york, `? the pattern \p{L}+`},
		{`<equal toleranceMode="absolute" tolerance="0.5">` + number + value("float", "12.5") + `</equal>`, n("12"), "1"},
		{`<equal toleranceMode="absolute" tolerance="0.5">` + number + value("float", "12.5") + `</equal>`, n("11.99"), "0"},
		{`<equal toleranceMode="absolute" tolerance="0.5" includeLowerBound="false">` + number + value("float", "12.5") + `</equal>`, n("13"), "0"},
		{`<equal toleranceMode="relative" tolerance="10">` + value("float", "-10") + number + `</equal>`, n("-11"), "1"},
		{`<equal toleranceMode="relative" tolerance="10">` + number + value("float", "10") + `</equal>`, n("9"), "0"}, // about the first operand
		{`<equalRounded roundingMode="decimalPlaces" figures="1">` + number + value("float", "12.5") + `</equalRounded>`, n("12.45"), "1"},
		{`<equalRounded roundingMode="significantFigures" figures="2">` + number + value("float", "1250") + `</equalRounded>`, n("1349"), "1"},
		{`<gte>` + number + value("float", "12.5") + `</gte>`, n("12.5"), "1"},
		{`<lt>` + number + value("float", "12.5") + `</lt>`, n("12.5"), "0"},
		{`<equal>` + text + value("float", "0.63") + `</equal>`, Answer{"S": Texts("0.630")}, "1"},
		{`<equal>` + text + value("float", "0.63") + `</equal>`, Answer{"S": Texts("x")}, "-1"},
		{`<equal><mapResponse identifier="R"/>` + value("float", "2") + `</equal>`, ab, "1"},
		{`<customOperator definition="depcp:Trim">` + text + `</customOperator>`, york, "? customOperator depcp:Trim"},
		{`<random>` + given + `</random>`, ab, "? random"},
		{`<match>` + given + `</match>`, ab, "? match with 1 operands"},
		{`<equal>` + value("float", "a") + number + `</equal>`, ab, `? the baseValue "a"`},
		{`<isNull><variable identifier="X"/></isNull>`, ab, `? the variable "X", which isn't declared`},
	} {
		if got := scored(t, c.expression, c.answer); got != c.want {
			t.Errorf("%s on %v is %s, not %s", c.expression, c.answer, got, c.want)
		}
	}
}

func TestNumbersAreComputedExactly(t *testing.T) {
	of := func(op string, attrs string, numbers ...string) string {
		var args string
		for _, n := range numbers {
			args += value("float", n)
		}
		p, unknown := compiled(t, `<responseProcessing><setOutcomeValue identifier="SCORE"><`+op+" "+attrs+`>`+args+`</`+op+`></setOutcomeValue></responseProcessing>`)
		return outcome(t, p, unknown, Answer{})
	}
	for _, c := range []struct{ got, want string }{
		{of("sum", "", "0.1", "0.2", "0.3"), "3/5"},
		{of("product", "", "0.5", "3"), "3/2"},
		{of("subtract", "", "1", "3"), "-2"},
		{of("divide", "", "1", "3"), "1/3"},
		{of("divide", "", "1", "0"), "NULL"},
		{of("power", "", "2", "10"), "1024"},
		{of("power", "", "2", "0.5"), "NULL"},
		{of("integerDivide", "", "-7", "2"), "-4"},
		{of("integerModulus", "", "-7", "2"), "1"},
		{of("truncate", "", "-1.7"), "-1"},
		{of("round", "", "-1.5"), "-1"},
		{of("round", "", "1.5"), "2"},
		{of("roundTo", `roundingMode="decimalPlaces" figures="2"`, "0.555"), "14/25"},
		{of("roundTo", `roundingMode="significantFigures" figures="2"`, "0.0555"), "7/125"},
		{of("min", "", "3", "1", "2"), "1"},
		{of("max", "", "3", "1", "2"), "3"},
		{of("product", "", append(make([]string, 0), "1e90", "1e90", "1e90")...), "1" + zeros(270)},
		{of("power", "", "1e100", "60"), ErrNumber.Error()},
	} {
		if c.got != c.want {
			t.Errorf("%s, not %s", c.got, c.want)
		}
	}
}

func zeros(n int) string {
	s := make([]byte, n)
	for i := range s {
		s[i] = '0'
	}
	return string(s)
}

func TestTemplatesScoreAsTheirRulesSay(t *testing.T) {
	for _, c := range []struct {
		template string
		answer   Answer
		want     string
	}{
		{"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response", Answer{"RESPONSE": Texts("a", "b")}, "2"},
		{"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml", Answer{"RESPONSE": Texts("a", "b", "c")}, "1"},
		{"map_response", Answer{"RESPONSE": Texts("x")}, "0"},
		{"map_response", Answer{}, "0"},
		{"rptemplates/match_correct", Answer{"RESPONSE": Texts("b", "a")}, "1"},
		{"rptemplates/match_correct", Answer{"RESPONSE": Texts("b")}, "0"},
		{"rptemplates/CC2_match_basic.xml", Answer{"RESPONSE": Texts("b", "a")}, "3"},
		{"rptemplates/map_response_point", Answer{}, "? the template map_response_point"},
	} {
		d := draft.New("a.xml")
		root := xmltree.Parse([]byte(`<item>`+declarations+`<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
  <correctResponse><value>a</value><value>b</value></correctResponse>
  <mapping defaultValue="-2" lowerBound="0" upperBound="2"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1"/><mapEntry mapKey="c" mappedValue="-1"/></mapping>
</responseDeclaration><responseProcessing template="`+c.template+`"/></item>`), "", d)
		item, _ := Declare(root)
		steps := 1000
		p, unknown := Compile(root.Find("responseProcessing"), item, &steps)
		if got := outcome(t, p, unknown, c.answer); got != c.want {
			t.Errorf("%s on %v is %s, not %s", c.template, c.answer, got, c.want)
		}
	}
}

func TestRulesAreRunInOrder(t *testing.T) {
	set := func(id, expression string) string {
		return `<setOutcomeValue identifier="` + id + `">` + expression + `</setOutcomeValue>`
	}
	for _, c := range []struct {
		rules string
		want  string
	}{
		{set("RAW", value("float", "2")) + `<lookupOutcomeValue identifier="GRADE"><variable identifier="RAW"/></lookupOutcomeValue>` + set("SCORE", `<variable identifier="GRADE"/>`), "9"},
		{set("RAW", value("float", "1")) + `<lookupOutcomeValue identifier="GRADE"><variable identifier="RAW"/></lookupOutcomeValue>` + set("SCORE", `<variable identifier="GRADE"/>`), "7"},
		{set("RAW", value("float", "1.5")) + `<lookupOutcomeValue identifier="GRADE"><variable identifier="RAW"/></lookupOutcomeValue>` + set("SCORE", `<variable identifier="GRADE"/>`), "4"},
		{set("SCORE", value("float", "1")) + "<exitResponse/>" + set("SCORE", value("float", "2")), "1"},
		{`<responseProcessingFragment>` + set("SCORE", `<sum>`+value("float", "1")+`<variable identifier="MAXSCORE"/></sum>`) + `</responseProcessingFragment>`, "4"},
		{set("X", value("float", "1")), `? setOutcomeValue of "X", which isn't declared`},
		{"<wrong/>", "? wrong"},
		{`<responseCondition><responseElse/></responseCondition>`, "? responseElse in this place"},
		{`<responseCondition><responseIf><isNull>` + given + `</isNull></responseIf><responseElse/><responseElseIf><isNull>` + given + `</isNull></responseElseIf></responseCondition>`, "? responseElseIf in this place"},
		{`<responseCondition><responseIf/></responseCondition>`, "? responseIf without a condition"},
		{set("SCORE", `<sum>`+text+value("float", "1")+`</sum>`), "sum of something it doesn't take"},
	} {
		p, unknown := compiled(t, "<responseProcessing>"+c.rules+"</responseProcessing>")
		if got := outcome(t, p, unknown, Answer{"S": Texts("abc")}); got != c.want {
			t.Errorf("%s gives %s, not %s", c.rules, got, c.want)
		}
	}
}

func TestABudgetEndsARun(t *testing.T) {
	p, _ := compiled(t, `<responseProcessing><setOutcomeValue identifier="SCORE"><mapResponse identifier="R"/></setOutcomeValue></responseProcessing>`)
	*p.steps = 3
	if _, err := p.Run(Answer{"R": Texts("a", "b", "c")}); err != ErrLong {
		t.Errorf("the run ended with %v", err)
	}
}

func TestPatternsAreWildcardsOrNothing(t *testing.T) {
	for source, want := range map[string]string{
		"York": "York", "[yY]ork": "?", "[yY][oO]": "[yY][oO]", ".*a.*": ".*a.*", `a\.b\*`: `a\.b\*`, "a+": "?", "a|b": "?", "[ab]": "?", `\d`: "?", "": "", "a-b": `a\-b`,
	} {
		p, ok := ParsePattern(source)
		if got := "?"; ok {
			if got = p.String(); got != want {
				t.Errorf("%s is %s, not %s", source, got, want)
			}
		} else if want != "?" {
			t.Errorf("%s isn't understood", source)
		}
	}
}
