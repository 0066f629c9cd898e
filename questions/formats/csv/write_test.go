package csv

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// written is a set as it is written, with what is said to be lost.
func written(t *testing.T, set questions.Set) (string, questions.Problems) {
	t.Helper()
	var b bytes.Buffer
	lost, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), lost
}

func TestWriteIsRFC4180(t *testing.T) {
	set, _ := readText("id,type,stem,answer\na,true-false,\"Two\nlines, \"\"quoted\"\"\",true\n")
	text, _ := written(t, set)
	want := "\uFEFFid,type,title,stem,points,tags,answer\r\nset,set,set,,,,\r\n" + "a,true-false,,\"Two\r\nlines, \"\"quoted\"\"\",,,true\r\n"
	if text != want {
		t.Errorf("%q\nwant %q", text, want)
	}
}

func TestWriteNeutralisesFormulas(t *testing.T) {
	set, _ := readText("id,type,stem,option a,option b,option c,option d,option e,correct\na,single-choice,=1+1?,-5,+cmd|x,@SUM(A1),'=x,\"\tx\",a\n")
	text, _ := written(t, set)
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a", "single-choice", "", "'=1+1?", "", "", "-5", "'+cmd|x", "'@SUM(A1)", "'=x", "'\tx", "a"}
	if diff := cmp.Diff(want, records[2]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if read, _ := readText(text); !cmp.Equal(set, read, cmpopts.EquateEmpty()) {
		t.Error(cmp.Diff(set, read, cmpopts.EquateEmpty()))
	}
}

func TestWhatIsWrittenReadsEqual(t *testing.T) {
	for _, c := range append(ownCases, blockCases...) {
		set, _ := readText(c.text)
		text, lost := written(t, set)
		read, _ := readText(text)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" || len(lost) > 0 {
			t.Errorf("%s: %v (-written +read):\n%s", c.name, lost, diff)
		}
		if again, _ := written(t, read); again != text {
			t.Errorf("%s: the second time it is\n%s, and was\n%s", c.name, again, text)
		}
	}
}

func TestLossIsTold(t *testing.T) {
	set := questions.Set{Readback: 1, ID: "x", Title: "X", Tags: []string{" \t "}, Media: []questions.Medium{{Name: "a.png"}}, Questions: []questions.Question{{
		QuestionHead: questions.QuestionHead{ID: "a", Type: questions.SingleChoiceType, Stem: "a\x00b\r\n", Tags: []string{""}},
		Body:         &questions.SingleChoice{Options: questions.Options{{ID: "a", Text: "x", Correct: true}, {ID: "second", Text: "y"}}},
	}}}
	_, lost := written(t, set)
	var got []string
	for _, p := range lost {
		got = append(got, p.Question+" "+p.Args["part"].(string))
	}
	want := []string{" media", " characters that can't be seen", " tags", "a characters that can't be seen", "a tags", " ids of options, pairs, items and claims"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestImagesAreWrittenAsWhatTheyShow(t *testing.T) {
	pixel, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		t.Fatal(err)
	}
	set, _ := readText("id,type,stem,answer\na,true-false,x,true\n")
	name, err := set.Embed(pixel)
	if err != nil {
		t.Fatal(err)
	}
	stem := "Look:\n\n![The quay](media:" + name + ")"
	set.Questions[0].Stem = stem
	text, lost := written(t, set)
	read, problems := readText(text)
	if len(lost) != 1 || len(problems) > 0 || read.Questions[0].Stem != "Look:\n\n[The quay]" {
		t.Errorf("%v %v %q", lost, problems, read.Questions[0].Stem)
	}
	if set.Questions[0].Stem != stem {
		t.Error("the set itself was changed")
	}
}
