package qti3

import (
	"testing"

	"github.com/readback/readback/questions/formats/internal/qti/qtitest"
)

var format = qtitest.Format{Read: Read, Write: Write}

func FuzzRead(f *testing.F) {
	format.Fuzz(f,
		`<qti-assessment-item identifier="a" title="A"><qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier"><qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration><qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/><qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="2"><qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="A">a</qti-simple-choice><qti-simple-choice identifier="B">b</qti-simple-choice></qti-choice-interaction><qti-feedback-block outcome-identifier="F" identifier="x" show-hide="show"><qti-content-body>No</qti-content-body></qti-feedback-block></qti-item-body><qti-response-processing><qti-response-condition><qti-response-if><qti-any-n min="1" max="1"><qti-member><qti-base-value base-type="identifier">B</qti-base-value><qti-variable identifier="RESPONSE"/></qti-member></qti-any-n><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing></qti-assessment-item>`,
		`<qti-assessment-result/>`, `<qti-assessment-test/>`, "")
}

func TestEveryKindComesBackEqual(t *testing.T) {
	for _, set := range qtitest.Sets() {
		format.Whole(t, set)
	}
}
