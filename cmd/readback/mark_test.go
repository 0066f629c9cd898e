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

const everyMark = `readback: 1
id: every-mark
title: Every way to be marked
language: en
questions:
  - {id: read-first, type: information, stem: Read this first.}
  - {id: distance, type: numeric, stem: How far?, unit: km, points: 2, accept: [{value: 11.7, tolerance: 0.02}]}
  - {id: pairs, type: matching, stem: Who said what?, pairs: [{prompt: A, match: yes}, {prompt: B, match: no}, {prompt: C, match: yes}], distractors: [maybe]}
  - {id: order, type: ordering, stem: In which order?, items: [one, two, three]}
  - id: gaps
    type: gap-fill
    stem: In [[year]] the [[who]] said [[what]].
    gaps: {year: {accept: [{value: 2021}]}, who: {accept: [{text: EU}], weight: 2}, what: {options: [{text: much, correct: true}, {text: little}]}}
  - {id: essay, type: essay, stem: Why?, points: 5}
  - {id: unwritten, type: essay, stem: Why not?}
`

func TestMarkEveryType(t *testing.T) {
	answers := `{"distance": "11,72 km", "pairs": {"p1": "m3", "p2": "m2", "p3": "m4"}, "order": ["i2", "i1", "i3"],
		"gaps": {"year": "2,021", "who": "eu", "what": "b"}, "essay": "Because."}`
	r := command(t, "", "mark", file(t, "set.yaml", everyMark), file(t, "a.json", answers)).want(t, exitFine)
	marked := decoded[markedSet](t, r.out)
	want := map[string]float64{"distance": 1, "pairs": 2.0 / 3, "order": 1.0 / 3, "gaps": 0.75, "unwritten": 0}
	for id, fraction := range want {
		if q := marked.Questions[id]; q.Fraction == nil || *q.Fraction != fraction || *q.Points != fraction*q.Max {
			t.Errorf("%s: %+v, want %v", id, q, fraction)
		}
	}
	if essay := marked.Questions["essay"]; essay.Fraction != nil || essay.Points != nil || essay.Max != 5 || essay.Why == "" {
		t.Errorf("an essay waits for a person: %+v", essay)
	}
	if _, ok := marked.Questions["read-first"]; ok || len(marked.Questions) != 7-1 {
		t.Errorf("information carries no marks: %v", marked.Questions)
	}
	if marked.Points != 3.75 || marked.Max != 11 {
		t.Errorf("%v of %v", marked.Points, marked.Max)
	}
}

func TestMarkRefusesEveryMisfit(t *testing.T) {
	tests := map[string]string{
		"distance": `"11.7 miles"`, "pairs": `{"p1":"m9"}`, "order": `["i1","i2"]`, "gaps": `{"year":"soon"}`, "read-first": `"thanks"`, "essay": `1`,
	}
	for id, answer := range tests {
		r := command(t, "", "mark", file(t, "set.yaml", everyMark), file(t, "a.json", `{"`+id+`": `+answer+`}`)).want(t, exitProblems)
		if q := decoded[markedSet](t, r.out).Questions[id]; q.Fraction != nil || q.Error == "" || strings.HasPrefix(q.Error, "[") {
			t.Errorf("%s %s: %+v", id, answer, q)
		}
	}
}
