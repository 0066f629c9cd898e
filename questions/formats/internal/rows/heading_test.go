package rows

import (
	"strings"
	"testing"
)

func TestHeadings(t *testing.T) {
	tests := map[string]string{
		"Question": "stem", "QUESTION TEXT": "stem", "QuestionText": "stem", "question_text": "stem", "Frage": "stem", "Énoncé": "stem", "¿Pregunta?": "stem", "Домaшка": "",
		"Question - max 120 characters": "stem", "Answer 3 - max 75 characters": "option c", "Correct answer(s) - choose at least one": "correct",
		"Time limit (sec) – 5, 10, 20 secs": "time limit", "Option A": "option a", "Option_B": "option b", "OptionC": "option c", "answer2": "option b", "Answer 12": "option l",
		"Choice D:": "option d", "Antwort 1": "option a", "Réponse B": "option b", "Opción 3": "option c", "Answer 1 Feedback": "feedback a", "Feedback 2": "feedback b",
		"Feedback for Option C": "feedback c", "Fraction 1": "weight a", "Answer 2 Weight": "weight b", "Incorrect Answer 2": "wrong answer b", "Correct": "correct",
		"Correct Answer 2": "correct", "Answer": "answer", "Answers": "options", "Options": "options", "Points": "points", "Punkte": "points", "Score (max)": "points",
		"Feedback": "explanation", "Explanation": "explanation", "Category": "tags", "Topic": "tags", "Type": "type", "Difficulty": "difficulty", "Image": "image",
		"#": "", "No.": "number", "Nr": "number", "Random": "", "Correct Feedback": "feedback if right", "Prompt 1": "prompt a", "Match 1": "match a",
		"Option": "", "Answer 0": "", "Answer 1000": "", "Option A B": "", "": "",
	}
	for heading, want := range tests {
		k, _, ok := understood(heading)
		got := k.heading()
		if got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

func TestNoHeadingMeansTwoThings(t *testing.T) {
	seen := map[string]bool{}
	check := func(list, separate string) {
		for word := range strings.SplitSeq(list, ", ") {
			if got := wordsOf(word); got != word {
				t.Errorf("%q is never met: wordsOf makes %q of it", word, got)
			}
			if seen[separate+word] {
				t.Errorf("%q is there twice", word)
			}
			seen[separate+word] = true
		}
	}
	for _, ranks := range plainWords {
		for _, list := range ranks {
			check(list, "plain ")
		}
	}
	for _, list := range letteredWords {
		check(list, "lettered ")
	}
	for _, list := range kindWords {
		check(list, "kind ")
	}
}

func TestOwnHeadings(t *testing.T) {
	for f, info := range fields {
		if info.name == "" {
			continue
		}
		for _, letter := range []int{0, 25, 26, 701, 702, 9999} {
			k := key{field(f), letter}
			if !info.lettered {
				k.letter = 0
			}
			got, ok := keyOf(strings.ToUpper(k.heading()))
			if !ok || got != k {
				t.Errorf("%q is %v, want %v", k.heading(), got, k)
			}
		}
	}
}
