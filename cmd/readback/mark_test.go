package main

import (
	"strings"
	"testing"
)

func TestMark(t *testing.T) {
	set := file(t, "set.yaml", goodSet)
	r := command(t, "", "mark", set, file(t, "a.json", `{"height": "3000", "heard": ["a", "b", "c"]}`)).want(t, exitFine)
	marked := decoded[markedSet](t, r.out)
	height, heard := marked.Questions["height"], marked.Questions["heard"]
	if *height.Fraction != 0.5 || *height.Points != 1 || height.Max != 2 || height.Why == "" {
		t.Errorf("height: %s", r.out)
	}
	if *heard.Fraction != 0.5 || *heard.Points != 0.5 || heard.Max != 1 {
		t.Errorf("heard: %s", r.out)
	}
	if marked.Points != 1.5 || marked.Max != 3 {
		t.Errorf("sum: %s", r.out)
	}
}

func TestMarkWithoutAnswers(t *testing.T) {
	r := command(t, "", "mark", file(t, "set.yaml", goodSet), file(t, "a.json", `{"height": ""}`)).want(t, exitFine)
	marked := decoded[markedSet](t, r.out)
	if *marked.Questions["height"].Fraction != 0 || *marked.Questions["heard"].Fraction != 0 || marked.Max != 3 {
		t.Errorf("%s", r.out)
	}
}

func TestMarkRefusesWhatDoesNotFit(t *testing.T) {
	r := command(t, "", "mark", file(t, "set.yaml", goodSet), file(t, "a.json", `{"heard": ["z"], "height": 3, "nothing": 1}`)).want(t, exitProblems)
	for id, q := range decoded[markedSet](t, r.out).Questions {
		if q.Fraction != nil || q.Points != nil || q.Error == "" {
			t.Errorf("%s: %+v", id, q)
		}
	}
	r = command(t, "", "mark", file(t, "set.yaml", goodSet), file(t, "a.json", `[`)).want(t, exitProblems)
	if !strings.Contains(r.err, "a.json") {
		t.Errorf("said %s", r.err)
	}
	command(t, "", "mark", file(t, "bad.yaml", badSet), file(t, "a.json", `{}`)).want(t, exitProblems)
}
