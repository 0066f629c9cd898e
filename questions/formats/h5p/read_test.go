package h5p

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// library is content as it stands within other content.
func library(name, params string) string {
	return `{"library": "` + name + ` 1.14", "params": ` + params + `, "subContentId": "0a1b-` + strings.ToLower(strings.TrimPrefix(name, "H5P.")) + `"}`
}

func TestContentBecomesQuestions(t *testing.T) {
	for name, test := range map[string]struct{ content, want, told string }{
		"one answer": {`{"question": "<p>Which <b>one</b>?</p>", "answers": [{"text": "<div>a</div>", "correct": true, "tipsAndFeedback": {"chosenFeedback": "Yes."}}, {"text": "b", "correct": "false"}], "behaviour": {"randomAnswers": false}}`,
			`single-choice","stem":"Which **one**?","options":[{"text":"a","correct":true,"feedback":"Yes."},{"text":"b"}],"shuffle":false}`, ""},
		"several answers": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b", "correct": true}, {"text": "c"}], "behaviour": {"type": "auto"}}`,
			`multiple-response","stem":"Which?","points":2,"options":[{"text":"a","correct":true},{"text":"b","correct":true},{"text":"c"}]}`, ""},
		"several answers, one point": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b", "correct": true}, {"text": "c"}], "behaviour": {"singlePoint": true, "passPercentage": 100}}`,
			`multiple-response","stem":"Which?","options":[{"text":"a","correct":true},{"text":"b","correct":true},{"text":"c"}],"marking":"all-or-nothing"}`, ""},
		"one point from less than all": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b", "correct": true}], "behaviour": {"singlePoint": "1", "passPercentage": "50"}}`,
			`multiple-response","stem":"Which?","options":[{"text":"a","correct":true},{"text":"b","correct":true}],"marking":"all-or-nothing"}`, "1:153 warning h5p-pass 50\n"},
		"one right answer, several to choose": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b"}], "behaviour": {"type": "multi"}}`,
			`multiple-response","stem":"Which?","options":[{"text":"a","correct":true},{"text":"b"}]}`, ""},
		"several right answers, one to choose": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b", "correct": true}, {"text": "c"}], "behaviour": {"type": "single"}}`,
			`single-choice","stem":"Which?","options":[{"text":"a","weight":100},{"text":"b","weight":100},{"text":"c","weight":0}]}`, ""},
		"as old versions said it": {`{"question": "Which?", "answers": [{"text": "a", "correct": true}, {"text": "b"}], "behaviour": {"singleAnswer": false}}`,
			`multiple-response","stem":"Which?","options":[{"text":"a","correct":true},{"text":"b"}]}`, ""},
		"tips and feedback": {`{"question": "Which?", "answers": [{"text": "a*", "correct": true, "tipsAndFeedback": {"tip": "<p>near</p>", "notChosenFeedback": "It was."}}, {"text": "b"}],
"overallFeedback": [{"from": 0, "to": 100, "feedback": "All of it."}, {"from": 0, "to": 50, "feedback": "Again."}]}`,
			`single-choice","stem":"Which?","explanation":"All of it.","hint":"a\\*: near","options":[{"text":"a\\*","correct":true},{"text":"b"}]}`,
			"1:131 warning not-kept feedback on an answer that wasn't chosen\n2:105 warning not-kept feedback that depends on the score\n"},
		"none is right":   {`{"question": "Which?", "answers": [{"text": "a"}, {"text": "b"}]}`, `multiple-response","stem":"Which?","options":[{"text":"a"},{"text":"b"}]}`, "1:35 error some-correct\n"},
		"an empty answer": {"{\"question\": \"Which?\", \"answers\": [\n{\"text\": \"a\", \"correct\": true},\n{\"text\": \"\"}]}", `single-choice","stem":"Which?","options":[{"text":"a","correct":true},{"text":""}]}`, "3:10 error text-missing option\n"},
		"true or false": {`{"question": "It lay there.", "correct": "false", "behaviour": {"feedbackOnCorrect": "Right.", "feedbackOnWrong": "It didn't."}}`,
			`true-false","stem":"It lay there.","answer":false,"feedback":{"true":"It didn't.","false":"Right."}}`, ""},
		"neither true nor false": {`{"question": "It lay there.", "correct": "maybe"}`, `true-false","stem":"It lay there.","answer":null}`, "1:1 error answer-missing\n"},
		"blanks": {`{"text": "<p>Fill in.</p>", "questions": ["<p>The *quay/dock:by the sea* of *seven*(7).</p>", "A ** is a *st**r*."], "behaviour": {"acceptSpellingErrors": true}}`,
			`gap-fill","stem":"Fill in.\n\nThe [[1]] of [[2]]\\(7).\n\nA * is a [[3]].","points":3,"hint":"1: by the sea","gaps":{"1":{"accept":[{"text":"quay"},{"text":"dock"}],"match":"exact","typos":1},"2":{"accept":[{"text":"seven"}],"match":"exact","typos":1},"3":{"accept":[{"text":"st\\*r"}],"match":"exact","typos":1}}}`, ""},
		"blanks in any case":     {`{"questions": ["It is *AT&amp;T*"], "behaviour": {"caseSensitive": false}}`, `gap-fill","stem":"It is [[1]]","gaps":{"1":{"accept":[{"text":"AT\u0026T"}]}}}`, ""},
		"a star without another": {`{"questions": ["a * b *c"], "behaviour": {"caseSensitive": false}}`, `gap-fill","stem":"a [[1]]c","gaps":{"1":{"accept":[{"text":"b"}]}}}`, ""},
		"no blanks":              {`{"questions": ["a * b"]}`, `gap-fill","stem":"a * b","gaps":{}}`, "1:15 error gaps-missing\n"},
		"words to drag": {`{"taskDescription": "Drag.", "textField": "The *quay:a place\\+Yes.\\-No.* of\n*seven*.", "distractors": "*six* *seven*"}`,
			`gap-fill","stem":"Drag.\n\nThe [[1]] of\\\n[[2]].","points":2,"hint":"1: a place","gaps":{"1":{"options":[{"text":"quay","correct":true,"feedback":"Yes."},{"text":"seven","feedback":"No."},{"text":"six","feedback":"No."}]},"2":{"options":[{"text":"quay"},{"text":"seven","correct":true},{"text":"six"}]}}}`, ""},
		"words to mark": {`{"taskDescription": "<p>Mark the nouns.</p>", "textField": "<p>The *quay*, (a *place*) is \"old\" *st***.</p>", "missedAnswer": "x"}`,
			`multiple-response","stem":"Mark the nouns.\n\nThe quay, (a place) is \"old\" st\\*.","points":3,"options":[{"text":"The"},{"text":"quay","correct":true},{"text":"a"},{"text":"place","correct":true},{"text":"is"},{"text":"old"},{"text":"st\\*","correct":true}],"shuffle":false}`, ""},
		"a word to mark of two":  {`{"textField": "a *quay* and a quay", "missedAnswer": "x"}`, "", "1:1 error h5p-words 40\n"},
		"too many words to mark": {`{"textField": "*quay* ` + numbered(40) + `", "missedAnswer": "x"}`, "", "1:1 error h5p-words 40\n"},
		"single choices": {`{"choices": [{"question": "<p>One?</p>", "answers": ["<p>a</p>", "b"], "subContentId": "x1"}, {"question": "Two?", "answers": ["c"]}]}`,
			`single-choice","stem":"One?","options":[{"text":"a","correct":true},{"text":"b"}]}` + "\n" + `single-choice","stem":"Two?","options":[{"text":"c","correct":true}]}`, "1:95 error options-few 1\n"},
		"a summary": {`{"intro": "Choose.", "summaries": [{"summary": ["a", "b"], "tip": "look"}, ["c", "d"]]}`,
			`single-choice","stem":"Choose.","hint":"look","options":[{"text":"a","correct":true},{"text":"b"}]}` + "\n" + `single-choice","stem":"Choose.","options":[{"text":"c","correct":true},{"text":"d"}]}`, ""},
		"an essay": {`{"taskDescription": "Explain.", "placeholderText": "It was", "solution": {"introduction": "So:", "sample": "<p>A sample.</p>"}, "behaviour": {"minimumLength": 100},
"keywords": [{"keyword": "quay", "alternatives": ["dock*"], "options": {"points": "2", "occurrences": 2}}, {"keyword": "seven", "options": {"feedbackMissed": "No."}}]}`,
			`essay","stem":"Explain.","points":5,"explanation":"So:\n\nA sample.","hint":"It was","rubric":[{"criterion":"quay / dock*","points":4},{"criterion":"seven","points":1}]}`,
			"1:160 warning not-kept how many characters are wanted\n2:159 warning not-kept feedback on a keyword\n"},
		"paragraphs to sort": {`{"taskDescription": "Sort.", "paragraphs": ["<div>a</div>", "b", "c"]}`, `ordering","stem":"Sort.","points":2,"items":["a","b","c"],"marking":"adjacent"}`, ""},
		"paragraphs in places": {`{"taskDescription": "Sort.", "paragraphs": ["a", "b", "c"], "behaviour": {"scoringMode": "positions", "applyPenalties": false}}`,
			`ordering","stem":"Sort.","points":3,"items":["a","b","c"]}`, ""},
		"flashcards": {`{"cards": [{"text": "What is < 1?", "answer": "zero|0|a\\|b", "tip": {"tip": "<p>less</p>"}}]}`, `short-text","stem":"What is \u003c 1?","hint":"less","accept":[{"text":"zero"},{"text":"0"},{"text":"a|b"}]}`, ""},
		"dialog cards": {`{"dialogs": [{"text": "<p>Where?</p>", "answer": "<p>here</p>", "audio": [{"path": "a.mp3"}]}, {"text": "Why?", "answer": "<p>Since</p><p>so</p>", "tips": {"front": "t", "back": "u"}}]}`,
			`short-text","stem":"Where?","accept":[{"text":"here"}]}` + "\n" + `essay","stem":"Why?","explanation":"Since\n\nso","hint":"t"}`, "1:74 warning not-kept H5P.Audio\n1:156 warning not-kept the tip on the back\n"},
		"content by itself":     {library("H5P.TrueFalse", `{"question": "So?", "correct": "true"}`), `true-false","stem":"So?","answer":true}`, ""},
		"several pieces":        {library("H5P.TrueFalse", `{"question": "So?", "correct": "true"}`) + "\n" + library("H5P.TrueFalse", `{"question": "No?", "correct": "false"}`), `true-false","stem":"So?","answer":true}` + "\n" + `true-false","stem":"No?","answer":false}`, "2:1 warning question-twice 0a1b-truefalse\n"},
		"parameters of nothing": {`{"a": 1}`, "", "1:1 error h5p-unknown\n"},
		"no JSON":               {`{"question": "x", }`, "", "1:19 error json\n"},
		"nothing":               {"", "", "1:1 error no-questions\n"},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readContent(test.content)
			if diff := cmp.Diff(test.want, asJSON(t, set)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.told, told(problems)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// numbered are so many different words.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("x", i+1) + " ")
	}
	return b.String()
}

func TestQuestionSetIsRead(t *testing.T) {
	content := `{"introPage": {"title": "Not this", "introduction": "<p>Read <b>first</b>.</p>"}, "passPercentage": 50, "poolSize": 2, "randomQuestions": "true",
"questions": [
` + library("H5P.MultiChoice", `{"question": "One?", "answers": [{"text": "a", "correct": true}, {"text": "b"}], "media": {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/quay 7.png#tmp"}, "alt": "a quay"}}}}`) + `,
` + library("H5P.DragQuestion", `{"question": {}}`) + `,
` + library("H5P.TrueFalse", `{"question": "So?", "correct": true, "media": {"type": {"library": "H5P.Video 1.6", "params": {"sources": [{"path": "v.mp4"}]}}}}`) + `]}`
	set, problems := readBytes("harbour.h5p", pack(t, "H5P.QuestionSet", content))
	image := questions.Set{}
	name, err := image.Embed(pixel)
	if err != nil {
		t.Fatal(err)
	}
	want := `single-choice","stem":"![a quay](media:` + name + `)\n\nOne?","options":[{"text":"a","correct":true},{"text":"b"}]}
true-false","stem":"So?","answer":true}`
	if diff := cmp.Diff(want, asJSON(t, set)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if set.Title != "Harbour & sea" || set.Language != "de" || set.Description != "Read **first**." || set.Questions[0].ID != "0a1b-multichoice" {
		t.Errorf("%q, %q, %q, %q", set.Title, set.Language, set.Description, set.Questions[0].ID)
	}
	wantTold := `1:101 warning not-kept the percentage that passes
1:117 warning not-kept the number of questions that are drawn
1:139 warning not-kept the random order of questions
4:1 error type-unsupported H5P.DragQuestion
5:100 warning not-kept H5P.Video
`
	if diff := cmp.Diff(wantTold, told(problems)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, p := range problems {
		if p.File != "harbour.h5p!content/content.json" {
			t.Errorf("%+v", p)
		}
	}
}

func TestQuestionsWithinOtherContentAreFound(t *testing.T) {
	question := library("H5P.TrueFalse", `{"question": "So?", "correct": "true"}`)
	for name, content := range map[string]string{
		"H5P.Column":             `{"content": [{"content": {"library": "H5P.AdvancedText 1.1", "params": {"text": "<p>Read.</p>"}, "metadata": {"title": "Intro"}}}, {"content": ` + question + `}]}`,
		"H5P.InteractiveBook":    `{"chapters": [{"library": "H5P.Column 1.1", "params": {"content": [{"content": ` + question + `}, {"content": {"library": "H5P.AdvancedText 1.1", "params": {"text": "x"}, "metadata": {"title": "Intro"}}}]}}]}`,
		"H5P.CoursePresentation": `{"presentation": {"slides": [{"elements": [{"x": 1, "action": {"library": "H5P.AdvancedText 1.1", "params": {"text": "x"}, "metadata": {"title": "Intro"}}}, {"action": ` + question + `}]}]}}`,
		"H5P.InteractiveVideo":   `{"interactiveVideo": {"video": {"files": [{"path": "v.mp4"}]}, "assets": {"interactions": [{"duration": {"from": 1}, "action": ` + question + `}, {"action": {"library": "H5P.AdvancedText 1.1", "params": {}, "metadata": {"title": "Intro"}}}]}}}`,
	} {
		for _, in := range []string{name, ""} {
			set, problems := readBytes("x.h5p", pack(t, in, content))
			if len(set.Questions) != 1 || !strings.HasSuffix(told(problems), "warning h5p-skipped H5P.AdvancedText Intro\n") {
				t.Errorf("%s: %d questions, %s", name, len(set.Questions), told(problems))
			}
		}
	}
}

func TestRejectedContentIsReadAgain(t *testing.T) {
	_, problems := readContent(`{"questions": [` + library("H5P.MultiChoice", `{"question": "Which?", "answers": [{"text": "a"}, {"text": "b"}]}`) + "," +
		library("H5P.SingleChoiceSet", `{"choices": [{"question": "One?", "answers": ["a"]}]}`) + "," + library("H5P.MarkTheWords", `{"textField": "none"}`) + `]}`)
	var rejects strings.Builder
	for _, p := range problems {
		rejects.WriteString(p.Raw)
	}
	mended := strings.NewReplacer(`"a"}`, `"a", "correct": true}`, `["a"]`, `["a", "b"]`, `"none"`, `"*some* of"`).Replace(rejects.String())
	if set, problems := readContent(mended); len(problems) > 0 || len(set.Questions) != 3 {
		t.Errorf("%d questions, %s\n%s", len(set.Questions), told(problems), mended)
	}
}
