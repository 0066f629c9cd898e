package questions

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadCanonicalReadsWhatCanonicalWrote(t *testing.T) {
	large := fullSet()
	for i := range sampled + 10 {
		q := large.Questions[0]
		q.ID += strconv.Itoa(i)
		large.Questions = append(large.Questions, q)
	}
	none, empty := fullSet(), fullSet()
	none.Questions, empty.Questions = nil, []Question{}
	for _, set := range []Set{fullSet(), large, none, empty, {}} {
		content, _, err := set.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		for _, count := range []int{0, len(set.Questions), 1 << 60} {
			read, err := ReadCanonical(content, count)
			if diff := cmp.Diff(set, read); err != nil || diff != "" {
				t.Errorf("%v (-written +read):\n%s", err, diff)
			}
		}
		var whole Set
		if err := json.Unmarshal([]byte(content), &whole); err != nil || !cmp.Equal(set, whole) {
			t.Errorf("at once it reads otherwise: %v", err)
		}
	}
}

func TestReadCanonicalRefusesWhatIsDamaged(t *testing.T) {
	for _, content := range []string{"", "{", "[]", `{"id":1}`, `{"id":"a"`, `{"questions":{}}`, `{"questions":[{"type":"none"}]}`, `{"questions":[{"id":"a","type":"essay"}`, `{"questions":[`} {
		if _, err := ReadCanonical(content, 1); err == nil {
			t.Errorf("%s is taken", content)
		}
	}
}
