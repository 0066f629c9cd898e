package questions

import (
	"strings"

	"golang.org/x/text/language"
)

// Advice is what could be better about a question that isn't wrong: a flaw known from the writing of tests. It never stops
// anything. The sentence is put to the rule where it is shown, from words/ under "advice." + Rule.
type Advice struct {
	Rule    string
	Args    map[string]any
	Pointer string // JSON pointer to the field, from the question on: /options/2
}

// Advise lists the flaws of a question of a set, in the order of its fields. Rules that read words know English only.
func Advise(set *Set, q *Question) []Advice {
	a := &adviser{set: set, q: q, english: isEnglish(set.Language), plain: map[string]string{}}
	a.stem()
	a.options("", optionsOf(q.Body))
	if b, ok := q.Body.(*GapFill); ok {
		for _, name := range q.GapOrder() {
			a.options("/gaps/"+escapePointer(name), b.Gaps[name].Options)
		}
	}
	a.keyPlace()
	a.copied()
	return a.list
}

// adviser gathers the advice on one question.
type adviser struct {
	set     *Set
	q       *Question
	english bool
	plain   map[string]string // PlainText of Markdown, since it takes long
	list    []Advice
}

func (a *adviser) advise(rule, pointer string, pairs ...any) {
	a.list = append(a.list, Advice{Rule: rule, Args: args(pairs...), Pointer: pointer})
}

func (a *adviser) text(markdown string) string {
	plain, ok := a.plain[markdown]
	if !ok {
		plain = strings.Join(strings.Fields(PlainText(markdown)), " ")
		a.plain[markdown] = plain
	}
	return plain
}

// isEnglish tells whether a set is in English; one without a language is taken for it.
func isEnglish(lang string) bool {
	if lang == "" {
		return true
	}
	base, _ := language.Make(lang).Base()
	return base.String() == "en"
}

// optionsOf are the options of a question that is answered by choosing; none of other types.
func optionsOf(body Body) Options {
	switch b := body.(type) {
	case *SingleChoice:
		return b.Options
	case *MultipleResponse:
		return b.Options
	}
	return nil
}
