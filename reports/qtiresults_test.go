package reports

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// results are the files of an archive of results, by their names.
func results(t *testing.T, from shelf, o Order) map[string]string {
	t.Helper()
	o.Kind, o.Format = "answers", "qti-results"
	data := written(t, from, o)
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

func TestQTIResultsHaveAFileForEachAttempt(t *testing.T) {
	all := results(t, shelf{attempts: attempts(), answers: answers()}, Order{})
	if len(all) != 4 {
		t.Errorf("%d files", len(all))
	}
	golden(t, "result.xml", []byte(all["learner-p1/attempt-a1.xml"]))
	golden(t, "resultawaiting.xml", []byte(all["learner-p4/attempt-a4.xml"]))
}

func TestQTIResultsWithoutNames(t *testing.T) {
	for name, text := range results(t, shelf{attempts: attempts(), answers: answers()}, Order{Anonymous: true}) {
		for _, secret := range []string{"Ann", `"a1"`, "learner-p", "attempt-a1"} {
			if strings.Contains(name, secret) || strings.Contains(text, `"`+secret) {
				t.Errorf("%s tells %q: %s", name, secret, text)
			}
		}
	}
}

func TestAnswersOfAttemptsThatCameMeanwhileAreNoReport(t *testing.T) {
	late := append(answers(), AnswerRow{Attempt: "a9", Question: "late"})
	err := writeQTI(t.Context(), &bytes.Buffer{}, shelf{attempts: attempts(), answers: late}, Order{})
	if !errors.Is(err, errAttemptsMoved) {
		t.Errorf("%v", err)
	}
}

func TestResponsesAreWhatQTIHas(t *testing.T) {
	for _, c := range []struct {
		kind                           questions.Type
		answer, cardinality, base, all string
	}{
		{"single-choice", `"a"`, "single", "identifier", "a"},
		{"multiple-response", `["a","c"]`, "multiple", "identifier", "a|c"},
		{"ordering", `["i2","i1"]`, "ordered", "identifier", "i2|i1"},
		{"true-false", `true`, "single", "boolean", "true"},
		{"short-text", `"four ships"`, "single", "string", "four ships"},
		{"numeric", `1234.5`, "single", "float", "1234.5"},
		{"numeric", `"1,234 km"`, "single", "string", "1,234 km"},
		{"matching", `{"p3":"m4","p1":"m1"}`, "multiple", "directedPair", "p1 m1|p3 m4"},
		{"gap-fill", `{"when":"a","2nd":"northern"}`, "record", "", "_2nd=northern|when=a"},
		{"select-sentence", `["local/2.2"]`, "multiple", "string", "local/2.2"},
		{"compare-sources", `{"c1":{"wire":"states","local":"silent"}}`, "record", "", "c1.local=silent|c1.wire=states"},
		{"essay", `null`, "single", "string", ""},
		{"single-choice", ``, "single", "identifier", ""},
	} {
		v := response(AnswerRow{Type: c.kind, Answer: json.RawMessage(c.answer)})
		var all []string
		for _, one := range v.Response.Values {
			if one.Field != "" {
				one.Text = one.Field + "=" + one.Text
			}
			all = append(all, one.Text)
		}
		if got := strings.Join(all, "|"); got != c.all || v.Cardinality != c.cardinality || v.BaseType != c.base {
			t.Errorf("%s %s: %s %s %s", c.kind, c.answer, v.Cardinality, v.BaseType, got)
		}
	}
}
