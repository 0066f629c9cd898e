package reports

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// analysed is a source of one analysis.
type analysed struct {
	Source
	analysis Analysis
}

func (a analysed) Analysis(context.Context, Filter) (Analysis, error) { return a.analysis, nil }

func TestItemsAreATableAndAsJSONOneObject(t *testing.T) {
	from := analysed{analysis: Analyse(testMatrix(t, "negative-covariance"))}
	var csv, object bytes.Buffer
	for into, format := range map[*bytes.Buffer]string{&csv: "csv", &object: "json"} {
		if err := Write(t.Context(), into, from, Order{Kind: "items", Format: format}); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(csv.String(), "\r\n")
	if len(lines) != 6 || !strings.HasPrefix(lines[0], "question,type,n,facility,") || !strings.HasPrefix(lines[2], "q2,,25,") || strings.Split(lines[2], ",")[7] != "" {
		t.Errorf("%s", csv.String())
	}
	var read struct {
		N         int
		CIC       *float64
		Questions []struct {
			EffectiveWeight *float64 `json:"effective_weight"`
		}
	}
	if err := json.Unmarshal(object.Bytes(), &read); err != nil || read.N != 25 || read.CIC == nil || read.Questions[1].EffectiveWeight != nil || read.Questions[0].EffectiveWeight == nil {
		t.Errorf("%v %s", err, object.String())
	}
}

// Analysis implements Source: nobody looks at it.
func (shelf) Analysis(context.Context, Filter) (Analysis, error) { return Analysis{}, nil }
