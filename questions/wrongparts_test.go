package questions

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarksSayWhichPartsAreWrong(t *testing.T) {
	sentences := picking(2, "The U.S. blames China.", "NATO agrees")
	tests := []struct {
		body   Body
		answer string
		want   []Reason
	}{
		{sentences, `["allies/2.1","allies/2.2"]`, []Reason{because("sentences", "right", 2, "wrong", 0, "of", 2)}},
		{sentences, `["allies/2.1"]`, []Reason{because("sentences", "right", 1, "wrong", 0, "of", 2)}},
		{sentences, `["allies/2.1","allies/4.1"]`, []Reason{because("sentences", "right", 1, "wrong", 1, "of", 2),
			because("right-minus-wrong"), because("sentences-wrong", "list", "allies/4.1")}},
		{comparing(), `{"c1":{"allies":"states","joint":"silent"},"c2":{"allies":"states","joint":"silent"},"c3":{"joint":"contradicts"}}`,
			[]Reason{because("cells", "right", 4, "of", 6), because("cells-wrong", "list", "joint: China is blamed; allies: NATO is silent")}},
		{capitals(), `{"p1":"m1","p2":"m2","p3":"m3"}`, []Reason{because("pairs", "right", 3, "of", 3)}},
		{inOrder("", "a", "b"), `["i1","i2"]`, []Reason{because("items-placed", "right", 2, "of", 2)}},
		{inOrder(AdjacentPairs, "a", "b"), `["i1","i2"]`, []Reason{because("neighbours", "right", 1, "of", 1)}},
		{inOrder(LongestSubset, "a", "b"), `["i1","i2"]`, []Reason{because("longest", "right", 2, "of", 2)}},
	}
	for _, test := range tests {
		mark, err := storedWith(t, test.body).Mark("q", json.RawMessage(test.answer))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, mark.Why); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.answer, diff)
		}
	}
}

func TestWrongPartsStayShort(t *testing.T) {
	var parts []string
	for n := range maxListed + 1 {
		parts = append(parts, fmt.Sprintf("%d  %s", n, strings.Repeat("é", maxListedText)))
	}
	list := wrongParts(nil, "rule", parts)[0].Args["list"].(string)
	listed := strings.Split(list, "; ")
	if len(listed) != maxListed+1 || listed[maxListed] != "…" || listed[0] != "0 "+strings.Repeat("é", maxListedText-2)+"…" {
		t.Errorf("%q", listed)
	}
}
