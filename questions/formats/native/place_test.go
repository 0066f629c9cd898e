package native

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A placeCase is a file in which each problem is marked where it should be reported, as ‹rule›. The marks are taken out
// before the file is read.
type placeCase struct{ name, text string }

var mark = regexp.MustCompile(`‹([a-z-]+)›`)

// unmarked is the text without its marks, and what should be said of it: "line:column rule".
func (c placeCase) unmarked() (text string, want []string) {
	line, column, from := 1, 1, 0
	advance := func(part string) {
		for _, r := range part {
			column++
			if r == '\n' {
				line, column = line+1, 1
			}
		}
		text += part
	}
	for _, m := range mark.FindAllStringSubmatchIndex(c.text, -1) {
		advance(c.text[from:m[0]])
		want = append(want, fmt.Sprintf("%d:%d %s", line, column, c.text[m[2]:m[3]]))
		from = m[1]
	}
	advance(c.text[from:])
	return text, want
}

func runPlaces(t *testing.T, extension string, cases []placeCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, want := c.unmarked()
			_, problems := readText("set"+extension, text)
			if diff := cmp.Diff(want, said(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, text)
			}
		})
	}
}

const yamlHead = "readback: 1\nid: x\ntitle: T\n"

const yamlQuestions = "questions:\n  - {id: q, type: true-false, stem: S, answer: true}\n"

// yamlQuestion is a set with a question of a type whose fields are left to write.
func yamlQuestion(fields string) string {
	return yamlHead + "questions:\n  - id: q\n    stem: S\n" + fields
}

const twoOptions = "    options: [{text: A, correct: true}, {text: B}]\n"

func TestPlacesInYAML(t *testing.T) {
	runPlaces(t, ".yaml", []placeCase{
		{"sound", yamlHead + yamlQuestions},
		{"empty", "‹file-empty›"},
		{"white space", "‹file-empty› \n\n"},
		{"comment alone", "‹file-empty›# nothing\n"},
		{"null", "‹not-a-set›~"},
		{"a list", "‹not-a-set›- a\n"},
		{"a text", "\n  ‹not-a-set›hello\n"},
		{"not even", "id: x\n‹yaml›}\n"},
		{"broken in the middle", yamlHead + "tags: [a\nfoo‹yaml›: b\n"},
		{"colon in a text", "title: a‹yaml›: b\n"},
		{"tab", "id: x\n‹yaml›\ttitle: y\n"},
		{"unknown escape", "title: \"é‹yaml›\\q\"\n"},
		{"unknown anchor", "title: ‹yaml›*x\n"},
		{"control character", "title: é ‹yaml›\u0001\n"},
		{"control character below", "title: é\nid: ‹yaml›\u0000\n"},
		{"second document", yamlHead + yamlQuestions + "‹one-document›---\nid: y\n"},
		{"first of two", "‹version-missing›‹questions-missing›id: ‹id-form›X\ntitle: T\n‹one-document›---\nid: y\n"},
		{"second document broken", yamlHead + yamlQuestions + "---\n‹yaml›]\n"},

		{"unknown field", yamlHead + "‹field-unknown›zebra: 1\n" + yamlQuestions},
		{"misspelt field", yamlHead + "‹field-unknown›qestions: []\n" + yamlQuestions},
		{"field twice", yamlHead + yamlQuestions + "‹field-twice›title: U\n"},
		{"field thrice", yamlHead + yamlQuestions + "‹field-twice›title: U\n‹field-twice›title: V\n"},
		{"merge key", yamlHead + yamlQuestions + "‹field-unknown›<<: {id: y}\n"},
		{"key of a list", yamlHead + yamlQuestions + "? ‹field-unknown›[a]\n: b\n"},
		{"unknown field of a source", yamlHead + "briefing: [{id: a, title: T, text: é, ‹field-unknown›txet: é}]\n" + evident},
		{"unknown field behind letters of several bytes", yamlHead + "briefing: [{id: a, title: é文😀, ‹field-unknown›zebra: 1, text: a}]\n" + evident},

		{"text wanted", "readback: 1\nid: x\ntitle: ‹wanted-text›[a]\n" + yamlQuestions},
		{"text wanted in a list", yamlHead + "tags: [a, ‹wanted-text›{b: c}]\n" + yamlQuestions},
		{"list wanted", yamlHead + "tags: ‹wanted-list›a\n" + yamlQuestions},
		{"list of questions wanted", yamlHead + "questions: ‹wanted-list›none\n"},
		{"mapping wanted", yamlHead + "questions:\n  - ‹wanted-mapping›a\n"},
		{"mapping of a source wanted", yamlHead + "briefing: [‹wanted-mapping›a]\n" + evident},
		{"integer wanted", "readback: ‹wanted-integer›one\nid: x\ntitle: T\n" + yamlQuestions},
		{"no integer", "readback: ‹wanted-integer›1.0\nid: x\ntitle: T\n" + yamlQuestions},
		{"number wanted", yamlQuestion("    type: true-false\n    answer: true\n    points: ‹wanted-number›1,5\n")},
		{"number wanted, list found", yamlQuestion("    type: true-false\n    answer: true\n    points: ‹wanted-number›[1]\n")},
		{"boolean wanted", yamlQuestion("    type: true-false\n    answer: ‹wanted-boolean›yes\n")},
		{"boolean wanted, quoted", yamlQuestion("    type: true-false\n    answer: ‹wanted-boolean›\"true\"\n")},
		{"value wanted", yamlQuestion("    type: true-false\n    answer: ‹wanted-value›[true]\n")},

		{"no type", yamlHead + "questions:\n  - ‹type-missing›id: q\n    stem: S\n"},
		{"null type", yamlHead + "questions:\n  - id: q\n    type:‹type-missing›\n    stem: S\n"},
		{"unknown type", yamlQuestion("    type: ‹type-unknown›crossword\n    grid: [1]\n")},
		{"type is a list", yamlQuestion("    type: ‹wanted-text›[true-false]\n")},
		{"field of another type", yamlQuestion("    type: single-choice\n" + twoOptions + "    ‹field-unknown›accept: []\n")},
		{"unknown type hides nothing else", yamlHead + "questions:\n  - ‹stem-missing›id: ‹id-form›Q\n    type: ‹type-unknown›x\n    points: ‹points-range›-1\n"},

		{"missing fields are missed at their mapping", "‹version-missing›‹id-missing›‹title-missing›‹questions-missing›tags: []\n"},
		{"empty fields are missed where they stand", "readback: 1\nid: ‹id-missing›\"\"\ntitle: ‹title-missing›\"\"\nquestions: ‹questions-missing›[]\n"},
		{"missing beside an unknown field that comes first",
			yamlHead + "questions:\n  - ‹field-unknown›‹stem-missing›‹answer-missing›sten: S\n    id: q\n    type: true-false\n"},
		{"wrong and missing isn't said twice", yamlHead + "questions:\n  - {id: q, type: true-false, stem: ‹wanted-text›[S], answer: ‹wanted-boolean›1}\n"},
		{"deep inside", yamlQuestion("    type: single-choice\n    options:\n      - text: A\n        correct: true\n      - ‹text-missing›correct: false\n")},
		{"id of an option", yamlQuestion("    type: single-choice\n    options:\n      - {text: A, id: a, correct: true}\n      - {text: B, id: ‹id-twice›a}\n")},
		{"several at once", "readback: ‹version-unknown›7\nid: ‹id-form›X\n‹field-unknown›zebra: 1\ntitle: ‹wanted-text›[]\n" +
			"questions:\n  - id: q\n    type: single-choice\n    stem: ‹stem-missing›\"\"\n    options: ‹one-correct›[{text: A}, {text: B}]\n"},
		{"quote", yamlHead + "briefing: [{id: a, title: T, text: A.}]\nquestions:\n  - {id: q, type: true-false, stem: S, answer: true,\n" +
			"     evidence: [{source: a, quote: ‹quote-not-found›Zebras}]}\n"},
		{"number", yamlQuestion("    type: numeric\n    accept:\n      - {value: ‹wanted-number›1_000, tolerance: ‹tolerance-form›some}\n      - ‹value-and-range›{value: 1, max: 2}\n")},
		{"accepted text of a number", yamlQuestion("    type: numeric\n    accept: [{‹field-unknown›text: 1, value: 1}]\n")},
		{"tolerance is a list", yamlQuestion("    type: numeric\n    accept: [{value: 1, tolerance: ‹wanted-text›[1]}]\n")},
		{"unit", yamlQuestion("    type: numeric\n    accept: [{value: 1}]\n    unit: ‹unit-unreadable›100 km\n")},
		{"pairs", yamlQuestion("    type: matching\n    pairs:\n      - {prompt: ‹text-missing›\"\", match: A}\n      - {prompt: B, match: C, match_id: ‹id-form›M}\n" +
			"    distractors: [‹distractor-matches›C, {text: D, ‹field-unknown›match: E}, ‹wanted-text›[F], ‹text-missing›~]\n")},
		{"items", yamlQuestion("    type: ordering\n    items:\n      - one\n      - {text: two, id: ‹id-form›I}\n      - ‹item-twice›ONE\n      - ‹text-missing›{id: b}\n")},
		{"gaps", yamlHead + "questions:\n  - id: q\n    type: gap-fill\n    stem: ‹gap-unknown›Here is [[w]], [[x]] and [[y]].\n    gaps:\n      x: ‹gap-mixed›{unit: km, typos: 1}\n" +
			"      y:\n        accept:\n          - ‹text-missing›{feedback: a}\n      z: ‹gap-unplaced›{accept: [{text: a}]}\n"},
		{"essay", yamlQuestion("    type: essay\n    points: 2\n    rubric:\n      ‹rubric-points›- criterion: A\n        points: 1\n        levels: [a, ‹wanted-text›[b], {text: c, points: ‹level-points›2}]\n")},
		{"information", yamlQuestion("    type: information\n    ‹field-unknown›answer: true\n    points: ‹points-unused›1\n")},
		{"stances", yamlHead + "briefing: [{id: a, title: T, text: A.}, {id: b, title: T, text: B.}]\nevidence: optional\nquestions:\n" +
			"  - id: q\n    type: compare-sources\n    stem: S\n    claims:\n      - text: C\n        sources:\n          a: ‹stance-unknown›says\n          b: silent\n" +
			"          ‹field-twice›a: states\n"},
		{"behind line separators", yamlHead + "description: a\u2028b\u2029c\u0085d\n‹field-unknown›zebra: 1\n" + yamlQuestions},
		{"alias", yamlHead + "‹field-unknown›zebra: &q\n  ‹field-unknown›foo: 1\n  id: q\n  type: true-false\n  stem: S\n  answer: true\nquestions: [*q]\n"},
	})
}

// evident is a question with evidence from a source that has no text that would matter.
const evident = "evidence: optional\n" + yamlQuestions

func TestPlacesInJSON(t *testing.T) {
	const head, tail = "{\"readback\": 1, \"id\": \"x\", \"title\": \"é\",\n", "\"questions\": [{\"id\": \"q\", \"type\": \"true-false\", \"stem\": \"S\", \"answer\": true}]}\n"
	runPlaces(t, ".json", []placeCase{
		{"sound", head + tail},
		{"empty", "‹file-empty›"},
		{"a list", " ‹not-a-set›[1]"},
		{"a text", "‹not-a-set›\"hello\""},
		{"broken literal", "{\n  \"id\": \"é\", \"title\": tru‹json›\n}"},
		{"no comma", "{\"id\": \"x\"\n  ‹json›\"title\": 1}"},
		{"comma too many", "{\"id\": \"x\",\n‹json›}"},
		{"behind letters of several bytes", "{\"é文😀\": 1 ‹json›x}"},
		{"line break in a text", "{\"id\": \"a‹json›\nb\"}"},
		{"key is a number", "{‹json›1: 2}"},
		{"leading zero", "{\"readback\": 0‹json›1}"},
		{"comment", "{‹json›// no\n}"},
		{"more behind it", "{}\n ‹json›{}"},
		{"end missing", "{\"id\": \"x‹json›\""},

		{"unknown field", head + "  ‹field-unknown›\"zebra\": 1,\n" + tail},
		{"misspelt field", head + "  ‹field-unknown›\"Tags\": [],\n" + tail},
		{"field twice", head + "‹field-twice›\"title\" : \"é\"\n,\t" + tail},
		{"text wanted", head + "\"tags\" :\n [ \"a\" , ‹wanted-text›{ } ] ,\n" + tail},
		{"list wanted", head + "\"tags\": ‹wanted-list›\"a\",\n" + tail},
		{"mapping wanted", head + "\"questions\": [ ‹wanted-mapping›7 ]}"},
		{"integer wanted", "{\"readback\": ‹wanted-integer›1.5, \"id\": \"x\", \"title\": \"T\",\n" + tail},
		{"boolean wanted", head + "\"questions\": [{\"id\": \"q\", \"type\": \"true-false\", \"stem\": \"S\", \"answer\": ‹wanted-boolean›\"true\"}]}"},
		{"number wanted", head + "\"questions\": [{\"id\": \"q\", \"points\":‹wanted-number›true, \"type\": \"true-false\", \"stem\": \"S\", \"answer\": true}]}"},
		{"unknown type", head + "\"questions\": [{\"id\": \"q\", \"stem\": \"S\",\n \"type\": ‹type-unknown›\"x\"}]}"},
		{"no type", head + "\"questions\": [\n ‹type-missing›{\"id\": \"q\", \"stem\": \"S\"}]}"},
		{"missing fields", "‹version-missing›‹id-missing›‹title-missing›‹questions-missing›{}"},
		{"null", head + "\"questions\": ‹questions-missing›null}"},
	})
}
