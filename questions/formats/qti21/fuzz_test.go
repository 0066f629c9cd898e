package qti21

import (
	"testing"

	"github.com/readback/readback/questions/formats/internal/qti/qtitest"
)

var format = qtitest.Format{Read: Read, Write: Write}

func FuzzRead(f *testing.F) {
	format.Fuzz(f,
		`<assessmentItem identifier="a" title="A"><responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse><value>W G</value></correctResponse><mapping defaultValue="-1" lowerBound="0"><mapEntry mapKey="W G" mappedValue="1"/></mapping></responseDeclaration><itemBody><gapMatchInteraction responseIdentifier="R"><gapText identifier="W">winter</gapText><gapText identifier="S">summer</gapText><p>Now is the <gap identifier="G"/>.</p></gapMatchInteraction></itemBody><responseProcessing template="map_response"/></assessmentItem>`,
		`<assessmentItem identifier="a" title="A"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration><itemBody><hottextInteraction responseIdentifier="RESPONSE"><p>It <hottext identifier="A">was</hottext> <hottext identifier="B">as</hottext> said.</p></hottextInteraction><rubricBlock view="scorer">no</rubricBlock></itemBody><responseProcessing template="http://x/match_correct.xml"/><modalFeedback outcomeIdentifier="F" identifier="x" showHide="hide">Always</modalFeedback></assessmentItem>`,
		`<items><assessmentItem identifier="a"><responseDeclaration identifier="R" cardinality="single" baseType="float"/><outcomeDeclaration identifier="RAW" cardinality="single" baseType="float"/><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><interpolationTable><interpolationTableEntry sourceValue="1" targetValue="3"/></interpolationTable></outcomeDeclaration><itemBody><p>How many?</p><sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="10"/></itemBody><responseProcessing><responseCondition><responseIf><and><gt><variable identifier="R"/><baseValue baseType="integer">3</baseValue></gt><not><isNull><variable identifier="R"/></isNull></not></and><setOutcomeValue identifier="RAW"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition><lookupOutcomeValue identifier="SCORE"><variable identifier="RAW"/></lookupOutcomeValue></responseProcessing></assessmentItem></items>`,
		`<assessmentResult/>`, `<assessmentTest/>`, "")
}

func TestEveryKindComesBackEqual(t *testing.T) {
	for _, set := range qtitest.Sets() {
		format.Whole(t, set)
	}
}
