package native

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func readText(name, text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{name: {Data: []byte(text)}}, name)
}

// said writes problems as "line:column rule", errors and warnings alike.
func said(ps questions.Problems) []string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
	}
	return lines
}

const soundYAML = `readback: 1
id: exchange
title: Who was blamed?
language: en
tags: [a, b]
briefing:
  - id: allies
    title: Allies blame China
    published: 2021-07-19
    url: https://example.org/a
    text: |
      # Heading

      The **ministry** is behind it. So they say.
  - {id: joint, title: A joint effort, text: The ministry again.}
questions:
  - id: blamed
    type: single-choice
    stem: Who?
    points: 1.50
    options:
      - {text: "The ministry", correct: true, feedback: Yes.}
      - {text: no}
    evidence:
      - {source: allies, quote: The ministry is behind it., passage: 2}
    shuffle: false
  - id: several
    type: multiple-response
    stem: Which?
    marking: weights
    options: [{id: x, text: A, weight: 100}, {text: B, weight: -33.3}]
    evidence: [{source: joint, absent: It is silent.}]
  - id: statement
    type: true-false
    stem: So?
    answer: false
    feedback: {true: Wrong., false: Right.}
    evidence: [{source: joint, quote: ministry}]
  - id: word
    type: short-text
    stem: Name it.
    accept: [{text: MSS}, {text: ministry*, weight: 50}]
    match: exact
    typos: 1
    evidence: [{source: joint, quote: ministry}]
  - id: sentence
    type: select-sentence
    stem: Pick it.
    source: allies
    correct: [So they say.]
    choose: 2
  - id: claims
    type: compare-sources
    stem: Compare.
    claims:
      - text: The ministry is behind it.
        sources: {allies: states, joint: silent}
        evidence: [{source: allies, quote: The ministry}]
  - id: intro
    type: information
    stem: Now for figures.
    pinned: true
  - id: number
    type: numeric
    stem: How many?
    accept:
      - {value: 30000, tolerance: 5%}
      - {value: 1.50, tolerance: 0.50, weight: 50}
      - {min: 10}
    unit: kg
    evidence: [{source: joint, quote: ministry}]
  - id: pairs
    type: matching
    stem: Match.
    pairs:
      - {prompt: yes, match: 2021}
      - {id: x, prompt: B, match_id: y, match: no}
    distractors: [off, {id: z, text: on}]
    evidence: [{source: joint, quote: ministry}]
  - id: order
    type: ordering
    stem: Put in order.
    items: [yes, 1.50, {id: last, text: true}]
    marking: relative
    evidence: [{source: joint, quote: ministry}]
  - id: gaps
    type: gap-fill
    stem: "[[who]] hit [[2]] servers, and [[no]]."
    gaps:
      who: {accept: [{text: The ministry}, {text: no, weight: 50}], match: exact, typos: 1, weight: 2}
      2: {accept: [{value: 30000, tolerance: 10}, {min: 1, max: 2, weight: 0, feedback: Few.}], unit: servers}
      no: {options: [{text: nobody, correct: true}, {text: yes, pinned: true}], shuffle: false}
    evidence: [{source: joint, quote: ministry}]
  - id: essay
    type: essay
    stem: Tell.
    points: 3
    rubric:
      - criterion: Names both
        points: 2
        levels: [yes, {text: one, points: 0.5}]
      - {criterion: Is clear, points: 1}
    words: {min: 50, max: 100}
`

// soundSet is what soundYAML says.
func soundSet() questions.Set {
	no := false
	joint := []questions.Evidence{{Source: "joint", Quote: "ministry"}}
	head := func(id string, t questions.Type, stem string, evidence ...questions.Evidence) questions.QuestionHead {
		return questions.QuestionHead{ID: id, Type: t, Stem: stem, Evidence: evidence}
	}
	blamed := head("blamed", "single-choice", "Who?",
		questions.Evidence{Source: "allies", Quote: "The ministry is behind it.", Passage: 2})
	blamed.Points = "1.5"
	intro, essay := head("intro", "information", "Now for figures."), head("essay", "essay", "Tell.")
	intro.Pinned, essay.Points = true, "3"
	return questions.Set{
		Readback: 1, ID: "exchange", Title: "Who was blamed?", Language: "en", Tags: []string{"a", "b"},
		Briefing: []questions.Source{
			{ID: "allies", Title: "Allies blame China", Published: "2021-07-19", URL: "https://example.org/a",
				Text: "# Heading\n\nThe **ministry** is behind it. So they say.\n"},
			{ID: "joint", Title: "A joint effort", Text: "The ministry again."},
		},
		Questions: []questions.Question{
			{QuestionHead: blamed, Body: &questions.SingleChoice{Shuffle: &no, Options: questions.Options{
				{Text: "The ministry", Correct: true, Feedback: "Yes."}, {Text: "no"}}}},
			{QuestionHead: head("several", "multiple-response", "Which?", questions.Evidence{Source: "joint", Absent: "It is silent."}),
				Body: &questions.MultipleResponse{Marking: questions.ByWeights, Options: questions.Options{
					{ID: "x", Text: "A", Weight: "100"}, {Text: "B", Weight: "-33.3"}}}},
			{QuestionHead: head("statement", "true-false", "So?", joint...),
				Body: &questions.TrueFalse{Answer: &no, Feedback: questions.TrueFalseFeedback{True: "Wrong.", False: "Right."}}},
			{QuestionHead: head("word", "short-text", "Name it.", joint...),
				Body: &questions.ShortText{Match: questions.MatchExact, Typos: 1, Accept: []questions.Accept{
					{Text: "MSS"}, {Text: "ministry*", Weight: "50"}}}},
			{QuestionHead: head("sentence", "select-sentence", "Pick it."),
				Body: &questions.SelectSentence{Source: "allies", Correct: []string{"So they say."}, Choose: 2}},
			{QuestionHead: head("claims", "compare-sources", "Compare."),
				Body: &questions.CompareSources{Claims: []questions.Claim{{
					Text:     "The ministry is behind it.",
					Sources:  map[string]questions.Stance{"allies": "states", "joint": "silent"},
					Evidence: []questions.Evidence{{Source: "allies", Quote: "The ministry"}},
				}}}},
			{QuestionHead: intro, Body: &questions.Information{}},
			{QuestionHead: head("number", "numeric", "How many?", joint...), Body: &questions.Numeric{Unit: "kg", Accept: []questions.NumericAccept{
				{Value: "30000", Tolerance: "5%"}, {Value: "1.5", Tolerance: "0.5", Weight: "50"}, {Min: "10"}}}},
			{QuestionHead: head("pairs", "matching", "Match.", joint...), Body: &questions.Matching{
				Pairs:       []questions.Pair{{Prompt: "yes", Match: "2021"}, {ID: "x", Prompt: "B", MatchID: "y", Match: "no"}},
				Distractors: []questions.Item{{Text: "off"}, {ID: "z", Text: "on"}}}},
			{QuestionHead: head("order", "ordering", "Put in order.", joint...), Body: &questions.Ordering{Marking: questions.RelativePosition,
				Items: []questions.Item{{Text: "yes"}, {Text: "1.50"}, {ID: "last", Text: "true"}}}},
			{QuestionHead: head("gaps", "gap-fill", "[[who]] hit [[2]] servers, and [[no]].", joint...), Body: soundGaps()},
			{QuestionHead: essay, Body: &questions.Essay{Words: questions.WordRange{Min: 50, Max: 100}, Rubric: []questions.Criterion{
				{Criterion: "Names both", Points: "2", Levels: []questions.Level{{Text: "yes"}, {Text: "one", Points: "0.5"}}},
				{Criterion: "Is clear", Points: "1"}}}},
		},
	}
}

func soundGaps() *questions.GapFill {
	no := false
	return &questions.GapFill{Gaps: map[string]questions.Gap{
		"who": {Accept: []questions.GapAccept{{Text: "The ministry"}, {Text: "no", Weight: "50"}}, Match: questions.MatchExact, Typos: 1, Weight: "2"},
		"2": {Accept: []questions.GapAccept{{Value: "30000", Tolerance: "10"}, {Min: "1", Max: "2", Weight: "0", Feedback: "Few."}},
			Unit: "servers"},
		"no": {Options: questions.Options{{Text: "nobody", Correct: true}, {Text: "yes", Pinned: true}}, Shuffle: &no},
	}}
}

func TestReadASoundSet(t *testing.T) {
	set, problems := readText("set.yaml", soundYAML)
	if diff := cmp.Diff(questions.Problems(nil), problems); diff != "" {
		t.Errorf("problems:\n%s", diff)
	}
	if diff := cmp.Diff(soundSet(), set); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadIsTheSameFromAnyFile(t *testing.T) {
	for name, text := range map[string]string{
		"CRLF":             strings.ReplaceAll(soundYAML, "\n", "\r\n"),
		"byte order mark":  "\uFEFF" + soundYAML,
		"document markers": "--- # the set\n" + soundYAML + "...\n",
		"comments":         "# a comment\n" + strings.ReplaceAll(soundYAML, "\nquestions:", "\n# another\nquestions: # one more"),
		"tags of types":    strings.Replace(soundYAML, "title: Who", "title: !!str Who", 1),
		"no extension":     soundYAML,
	} {
		set, problems := readText("set", text)
		if diff := cmp.Diff(questions.Problems(nil), problems); diff != "" {
			t.Errorf("%s: problems:\n%s", name, diff)
		}
		if diff := cmp.Diff(soundSet(), set); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Texts are what the author typed, though YAML has other types for them.
func TestTextsStayAsTyped(t *testing.T) {
	for _, typed := range []string{"no", "off", "true", "1.50", "0x10", "1e3", "2021-07-19", "007", "1_000", "12:30:45", ".5", "+1", "~x", "=", "<<"} {
		for _, text := range []string{"title: " + typed, `{"title": "` + typed + `"}`} {
			set, _ := readText("set", text)
			if set.Title != typed {
				t.Errorf("%s is read as %q", text, set.Title)
			}
		}
	}
	for _, none := range []string{"title:", "title: ~", "title: null", `{"title": null}`} {
		if set, _ := readText("set", none); set.Title != "" {
			t.Errorf("%s is read as %q", none, set.Title)
		}
	}
}

func TestProblemsNameFileAndQuestion(t *testing.T) {
	_, problems := readText("a.zip!set.yaml", strings.Replace(soundYAML, "answer: false", "answer: nope", 1))
	want := questions.Problems{{
		File: "a.zip!set.yaml", Line: 36, Column: 13, Severity: questions.Error, Question: "statement",
		Rule: "wanted-boolean", Args: map[string]any{"found": `"nope"`}, Pointer: "/questions/2",
	}}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
