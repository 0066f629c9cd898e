package questions

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A right option stands out when it is half as long again as every wrong one, and by this many characters at least.
const standsOut = 20

var (
	allOrNone = regexp.MustCompile(`^(all|none|both|neither|any) (of )?(the |these |those )?(above|others?|options|answers|following|these|them)\W*$`)
	absolute  = regexp.MustCompile(`\b(always|never)\b`)
	rangeForm = regexp.MustCompile(`^\D{0,20}?([\d][\d.,\x{00a0} ]*)\s*(?:[-–—]|to|and)\s*([\d][\d.,\x{00a0} ]*)(\D{0,20})$`)
)

// options advises on what is offered to choose from; at is the pointer to what holds it.
func (a *adviser) options(at string, options Options) {
	if len(options) < 2 {
		return
	}
	texts := make([]string, len(options))
	for i := range options {
		texts[i] = a.text(options[i].Text)
	}
	a.longest(at, options, texts)
	a.twice(at, options, texts)
	a.overlapping(at, texts)
	if a.english {
		a.allOrNone(at, texts)
		a.absolutes(at, options, texts)
	}
}

// longest advises on a lone right option that is clearly the longest, in characters.
func (a *adviser) longest(at string, options Options, texts []string) {
	right, longestWrong, rights := -1, 0, 0
	for i := range options {
		switch n := utf8.RuneCountInString(texts[i]); {
		case options[i].Rewards():
			right, rights = i, rights+1
		case n > longestWrong:
			longestWrong = n
		}
	}
	if rights != 1 || rights == len(options) {
		return
	}
	if n := utf8.RuneCountInString(texts[right]); 2*n >= 3*longestWrong && n-longestWrong >= standsOut {
		a.advise("longest", optionAt(at, right), "length", n, "next", longestWrong)
	}
}

func (a *adviser) allOrNone(at string, texts []string) {
	for i, text := range texts {
		if allOrNone.MatchString(normalise(text, MatchFold)) {
			a.advise("all-or-none", optionAt(at, i), "text", text)
		}
	}
}

// absolutes advises on words that mark wrong options as such: what is always or never so seldom is.
func (a *adviser) absolutes(at string, options Options, texts []string) {
	first, word := -1, ""
	for i, text := range texts {
		found := absolute.FindString(normalise(text, MatchFold))
		switch {
		case found == "":
		case options[i].Rewards():
			return
		case first < 0:
			first, word = i, found
		}
	}
	if first >= 0 {
		a.advise("absolute", optionAt(at, first), "word", word)
	}
}

// twice advises on options that differ in nothing but emphasis or a full stop; the same text is a problem already.
func (a *adviser) twice(at string, options Options, texts []string) {
	seen := map[string]int{}
	for i, text := range texts {
		bare := strings.TrimRight(normalise(text, MatchFold), ".;, ")
		if bare == "" {
			continue
		}
		j, ok := seen[bare]
		if ok && normalise(options[i].Text, MatchFold) != normalise(options[j].Text, MatchFold) {
			a.advise("twice", optionAt(at, i), "text", text)
		}
		if !ok {
			seen[bare] = i
		}
	}
}

// overlapping advises on ranges of numbers that share some, so that two options are right at once.
func (a *adviser) overlapping(at string, texts []string) {
	type numbers struct {
		from, to *big.Rat
		unit     string
	}
	var earlier []numbers
	for i, text := range texts {
		found := rangeForm.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		from, err1 := ReadNumber(strings.TrimSpace(found[1]), a.set.Language, "")
		to, err2 := ReadNumber(strings.TrimSpace(found[2]), a.set.Language, "")
		now := numbers{from.Rat(), to.Rat(), strings.TrimSpace(found[3])}
		if err1 != nil || err2 != nil || now.from.Cmp(now.to) > 0 {
			continue
		}
		for _, e := range earlier {
			if e.unit == now.unit && now.from.Cmp(e.to) <= 0 && e.from.Cmp(now.to) <= 0 {
				a.advise("overlapping", optionAt(at, i), "text", text)
				break
			}
		}
		earlier = append(earlier, now)
	}
}

func optionAt(at string, i int) string { return fmt.Sprintf("%s/options/%d", at, i) }

// The key counts as always in one place from this many questions on, when it is there in so many percent of them.
const (
	placesFrom = 5
	samePlace  = 90
)

// keyPlace advises on a key that stands in one place in nearly all questions which keep their order, so that guessing
// that place is right.
func (a *adviser) keyPlace() {
	own, _ := keptPlace(a.q)
	if own == 0 {
		return
	}
	same, all := 0, 0
	for i := range a.set.Questions {
		if place, ok := keptPlace(&a.set.Questions[i]); ok {
			all++
			if place == own {
				same++
			}
		}
	}
	if all >= placesFrom && 100*same >= samePlace*all {
		a.advise("key-place", "/options", "place", own, "same", same, "of", all)
	}
}

// keptPlace is where the lone right option of a single-choice question stands, from 1, when its options aren't shuffled
// whatever the quiz says.
func keptPlace(q *Question) (place int, ok bool) {
	b, isChoice := q.Body.(*SingleChoice)
	if !isChoice || b.Shuffle == nil || *b.Shuffle || len(b.Options) < 3 {
		return 0, false
	}
	for i := range b.Options {
		if b.Options[i].Correct {
			place = i + 1
		}
	}
	return place, place > 0
}
