package h5p

import (
	"strings"
	"testing"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []struct {
		kind byte
		text string
	}{
		{0, `{"question": "<p>Which?</p>", "answers": [{"text": "a", "correct": true, "tipsAndFeedback": {"tip": "t", "chosenFeedback": "f"}}, {"text": "b"}], "behaviour": {"singlePoint": true, "passPercentage": 50}, "overallFeedback": [{"from": 0, "to": 100, "feedback": "x"}]}`},
		{0, `{"text": "Fill in", "questions": ["a *b/c:d* ** e *f"], "behaviour": {"caseSensitive": "false", "acceptSpellingErrors": 1}}`},
		{0, `{"textField": "a *b:c\\+d\\-e* f", "distractors": "*g*"}`},
		{0, `{"textField": "The *quay*, (a *pl**ce*)", "missedAnswer": ""}`},
		{0, `{"choices": [{"question": "q", "answers": ["a", "b"]}]}`},
		{0, `{"summaries": [{"summary": ["a", "b"], "tip": "t"}, ["c", "d"]]}`},
		{0, `{"taskDescription": "t", "keywords": [{"keyword": "k", "alternatives": ["l"], "options": {"points": 2}}]}`},
		{0, `{"taskDescription": "t", "paragraphs": ["a", "b"], "behaviour": {"scoringMode": "positions"}}`},
		{0, `{"dialogs": [{"text": "a", "answer": "b"}], "cards": {"0": {"text": "c"}}}`},
		{1, `{"introPage": {"introduction": "i"}, "poolSize": 3, "questions": [{"library": "H5P.TrueFalse 1.6", "params": {"question": "q", "correct": "true", "media": {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/quay 7.png"}}}}}}]}`},
		{2, `{"title": "t", "language": "en", "mainLibrary": "H5P.TrueFalse"}`},
	} {
		f.Add(seed.kind, seed.text)
	}
	catalogue := catalogueOf(f)
	f.Fuzz(func(t *testing.T, kind byte, text string) {
		name, data := "content.json", []byte(text)
		switch kind % 3 {
		case 1:
			name, data = "x.h5p", pack(t, "H5P.QuestionSet", text)
		case 2:
			name, data = "x.h5p", zipOf(t, "h5p.json", text, "content/content.json", `{"question": "q", "correct": "true"}`)
		}
		set, problems := readBytes(name, data)
		for _, p := range problems {
			if !strings.HasPrefix(p.File, name) || !strings.Contains(catalogue, "\nproblem."+p.Rule+":") {
				t.Errorf("%+v", p)
			}
			if _, again := readContent(p.Raw); p.Raw != "" && strings.Contains(told(again), "error json") {
				t.Errorf("what was refused can't be read: %s", p.Raw)
			}
		}
		if len(set.Questions) == 0 && !problems.Failed() {
			t.Error("nothing is read, and nothing is said")
		}
	})
}
