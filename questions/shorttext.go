package questions

import (
	"encoding/json"
	"math/big"
	"unicode/utf8"
)

// MatchMode says how a short answer is compared.
type MatchMode string

// The match modes; an empty one is MatchFold.
const (
	// MatchFold: NFC, Unicode case folding, white space trimmed and collapsed, curly quotes and dashes as plain ones.
	MatchFold MatchMode = "fold"
	// MatchExact: NFC, outer white space trimmed.
	MatchExact MatchMode = "exact"
)

// MaxTextAnswer is the longest typed answer that is taken, in runes.
const MaxTextAnswer = 1000

// Accept is one answer that a short-text question takes.
type Accept struct {
	Text     string  `json:"text"`             // * stands for any run of characters, \* for a star
	Weight   Decimal `json:"weight,omitempty"` // percent, 0…100; empty: 100
	Feedback string  `json:"feedback,omitempty"`
}

func (a *Accept) fraction() *big.Rat { return weightOrAll(a.Weight) }

// weightOrAll is a weight in percent as a fraction; all of it where none is given.
func weightOrAll(weight Decimal) *big.Rat {
	if weight == "" {
		return one()
	}
	return percent(weight)
}

// weightReason says what an accepted answer is worth, where that isn't everything.
func weightReason(weight Decimal) []Reason {
	if weight == "" || weight == "100" {
		return nil
	}
	return []Reason{because("text-weight", "percent", string(weight))}
}

// Rewards tells whether the answer earns anything: some are listed for their feedback alone.
func (a *Accept) Rewards() bool { return a.fraction().Sign() > 0 }

// ShortText is a question answered with a word or a few.
type ShortText struct {
	Accept []Accept  `json:"accept"`
	Match  MatchMode `json:"match,omitempty"`
	Typos  int       `json:"typos,omitempty"` // most edits in all that still match; 0 for none
}

func (b *ShortText) fillIDs(Body) {}

func (b *ShortText) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	text, err := decode[string](raw, "text")
	if err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(text); n > MaxTextAnswer {
		return nil, unfit("too-long", "length", n, "most", MaxTextAnswer)
	}
	if normalise(text, MatchExact) == "" {
		return nil, nil
	}
	return encode(text), nil
}

// marker is the weight of the first accepted text that matches, in authored order, as Moodle marks (with its wildcards:
// question/type/shortanswer/question.php, compare_string_with_wildcard). Where capitals and white space don't count it
// takes what Canvas does (quizzes/quiz_question/short_answer_question.rb). Typos are our own rule, narrower than the edit
// distances of Canvas New Quizzes and H5P.
func (b *ShortText) marker(q *Question, in *Scope) marker {
	list, since := in.texts[in.gap], in.acceptedSince(q)
	return func(answer json.RawMessage) (*big.Rat, []Reason) {
		given := read[string](answer)
		accepted, typos := list.match(given)
		if accepted == nil {
			return since.mark(given)
		}
		why := []Reason{because("text-matched", "text", accepted.Text, "match", string(b.match()))}
		if typos > 0 {
			why = append(why, because("typos", "count", typos))
		}
		return accepted.fraction(), append(why, weightReason(accepted.Weight)...)
	}
}

func (b *ShortText) match() MatchMode {
	if b.Match == "" {
		return MatchFold
	}
	return b.Match
}

// acceptList is what a short-text question takes, with its patterns made once.
type acceptList struct {
	*ShortText
	patterns []pattern
}

func (b *ShortText) compile() acceptList {
	list := acceptList{ShortText: b, patterns: make([]pattern, len(b.Accept))}
	for i := range b.Accept {
		list.patterns[i] = newPattern(b.Accept[i].Text, b.match())
	}
	return list
}

// acceptLists are the lists of a question, by gap: "" for short-text.
func acceptLists(body Body) map[string]acceptList {
	lists := map[string]acceptList{}
	switch b := body.(type) {
	case *ShortText:
		lists[""] = b.compile()
	case *GapFill:
		for name, gap := range b.Gaps {
			if text, ok := gap.Body().(*ShortText); ok {
				lists[name] = text.compile()
			}
		}
	}
	return lists
}

// match returns the first accepted text that the answer matches, and the number of typos in it; nil when none does.
// The whole list is tried without typos first.
func (l acceptList) match(answer string) (accepted *Accept, typos int) {
	given := normalise(answer, l.ShortText.match())
	for i, p := range l.patterns {
		if p.matches(given) {
			return &l.Accept[i], 0
		}
	}
	if l.Typos <= 0 {
		return nil, 0
	}
	words := piecesOf(given)
	for i, p := range l.patterns {
		if n, ok := p.typos(words, l.Typos); ok {
			return &l.Accept[i], n
		}
	}
	return nil, 0
}

// MatchedText is the accepted text that an answer to a short-text question matches, or one in a gap ("": none), as
// marking finds it; nil when none does.
func (r *Revision) MatchedText(question, gap, answer string) *Accept {
	q := r.question(question)
	if q == nil {
		return nil
	}
	list, ok := q.scope.texts[gap]
	if !ok {
		return nil
	}
	accepted, _ := list.match(answer)
	return accepted
}

func (b *ShortText) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
