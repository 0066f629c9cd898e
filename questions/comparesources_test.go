package questions

import "testing"

func comparing() *CompareSources {
	return &CompareSources{Claims: []Claim{
		{Text: "China is blamed.", Sources: map[string]Stance{"allies": States, "joint": States}},
		{Text: "Servers were hit.", Sources: map[string]Stance{"allies": States, "joint": Silent}},
		{Text: "NATO is silent.", Sources: map[string]Stance{"allies": Contradicts, "joint": Contradicts}},
	}}
}

func TestCompareSourcesMark(t *testing.T) {
	tests := []struct{ answer, want string }{
		{`{"c1":{"allies":"states","joint":"states"},"c2":{"allies":"states","joint":"silent"},"c3":{"allies":"contradicts","joint":"contradicts"}}`, "1"},
		{`{"c1":{"allies":"states"}}`, "1/6"},
		{`{"c1":{"allies":"silent"}}`, "0"},
		{`{"c1":{"allies":"silent","joint":"states"},"c3":{"joint":"contradicts"}}`, "1/3"},
		{`{"c2":{"joint":"silent"},"c1":{}}`, "1/6"},
		{`{"c1":{},"c2":{}}`, "0"},
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, comparing()), test.answer); got != test.want {
			t.Errorf("%s earns %s, want %s", test.answer, got, test.want)
		}
	}
}

func TestCompareSourcesWithoutCellsIsNoAnswer(t *testing.T) {
	fitted, err := storedWith(t, comparing()).Fit("q", []byte(`{"c1":{},"c2":null}`))
	if fitted != nil || err != nil {
		t.Errorf("fits as %s, %v", fitted, err)
	}
}
