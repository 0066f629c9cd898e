package anki

import (
	"regexp"
	"slices"
	"strings"
)

// maxKinds bounds the note types of a file that are kept in mind.
const maxKinds = 1000

// notetype is what a note's fields mean.
type notetype struct {
	name      string
	fields    []string  // their names; empty where a text file doesn't say
	templates []sides   // of the cards, in a deck
	cloze     clozeness //

	front, back, more []int // fields: what is asked, what is right, what explains it
	hint              int   // -1: none
	choices           *choiceFields
	reversed          bool // it makes a second card, from the back to the front
}

// clozeness tells whether the notes of a type have clozes.
type clozeness int

const (
	byContent clozeness = iota // nothing says so but the notes
	always
	never
)

// sides are the templates of a card.
type sides struct{ question, answer string }

// choiceFields are the fields of a note type for questions with options, which add-ons and their users have made many of.
type choiceFields struct {
	question, title, kind, answer int // -1: none
	options                       []int
}

var (
	optionField   = regexp.MustCompile(`(?i)^(?:(?:option|choice|answer|antwort|q|a|opt|alternative)[ _.-]*)?([a-j]|[1-9]|10)$`)
	answerField   = regexp.MustCompile(`(?i)^(answers?|(the )?(correct|right)([ _-](answers?|options?|choices?))?|answer[ _]key|key|solution|lösung)$`)
	questionField = regexp.MustCompile(`(?i)^(question|stem|front|prompt|frage)$`)
	backField     = regexp.MustCompile(`(?i)^(back|answer|rückseite)$`)
	kindField     = regexp.MustCompile(`(?i)^qtype\b`)
	titleField    = regexp.MustCompile(`(?i)^title$`)
	hintField     = regexp.MustCompile(`(?i)^(hints?|tips?|hinweis)$`)
	moreField     = regexp.MustCompile(`(?i)^(back extra|extra( \d+)?|explanations?|notes?|remarks?|comments?|sources?|erklärung|rationale|feedback)$`)
	switchField   = regexp.MustCompile(`(?i)^add reverse$`)
	reversedName  = regexp.MustCompile(`(?i)\breversed?\b`)
)

// allInOne are the fields of the note type that the add-on "Multiple Choice for Anki" brings, for text files, which don't name them.
var allInOne = []string{"Question", "Title", "QType (0=kprim,1=mc,2=sc)", "Q_1", "Q_2", "Q_3", "Q_4", "Q_5", "Answers", "Sources", "Extra 1"}

// settle works out what the fields mean.
func (k *notetype) settle() {
	if len(k.fields) == 0 && strings.HasPrefix(k.name, "AllInOne") {
		k.fields = allInOne
	}
	k.settleCloze()
	k.reversed = len(k.templates) > 1 && k.cloze == never || reversedName.MatchString(k.name)
	k.hint = k.named(hintField)
	if k.cloze != always {
		k.choices = k.findChoices()
	}
	switch {
	case k.cloze == always:
		k.front, k.more = []int{0}, k.others([]int{0})
		k.back = nil
	case len(k.templates) > 0:
		k.byTemplate()
	default:
		k.byPosition()
	}
}

func (k *notetype) settleCloze() {
	lower := strings.ToLower(k.name)
	switch {
	case k.cloze != byContent:
	case strings.Contains(lower, "cloze"), strings.Contains(lower, "lückentext"), strings.Contains(lower, "image occlusion"):
		k.cloze = always
	case strings.HasPrefix(lower, "basic"):
		k.cloze = never
	}
}

// byPosition: the first field asks and the second one answers, unless their names say otherwise.
func (k *notetype) byPosition() {
	front, back := max(k.named(questionField), 0), k.named(backField)
	if k.hint == 0 && front == 0 {
		front = 1
	}
	for back < 0 || back == front || back == k.hint {
		back++
	}
	k.front, k.back = []int{front}, []int{back}
	for i, name := range k.fields {
		if i != front && i != back && moreField.MatchString(strings.TrimSpace(name)) {
			k.more = append(k.more, i)
		}
	}
}

// replacement is a field in a template: {{Front}}, {{text:Front}}, {{hint:Front}}.
var replacement = regexp.MustCompile(`\{\{([^{}#^/!][^{}]*)\}\}`)

// byTemplate: what the first card shows asks, and what its back adds answers.
func (k *notetype) byTemplate() {
	card := k.templates[0]
	for _, found := range replacement.FindAllStringSubmatch(card.question, maxFields) {
		k.front = k.addField(k.front, found[1])
	}
	for _, found := range replacement.FindAllStringSubmatch(card.answer, maxFields) {
		k.back = k.addField(k.back, found[1])
	}
	k.back = slices.DeleteFunc(k.back, func(i int) bool { return slices.Contains(k.front, i) })
	if len(k.front) == 0 || len(k.back) == 0 {
		k.front, k.back = nil, nil
		k.byPosition()
		return
	}
	k.more, k.back = k.back[1:], k.back[:1]
}

// addField adds the field that a template names, once. What it says behind filters of hints is the hint.
func (k *notetype) addField(list []int, name string) []int {
	filters, name := cutLast(strings.TrimSpace(name), ":")
	i := slices.Index(k.fields, strings.TrimSpace(name))
	switch {
	case i < 0 || slices.Contains(list, i) || i == k.hint:
		return list
	case strings.Contains(filters, "hint") && k.hint < 0:
		k.hint = i
		return list
	}
	return append(list, i)
}

func cutLast(text, separator string) (before, after string) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return "", text
	}
	return text[:i], text[i+len(separator):]
}

// named is the first field whose name fits; -1: there is none.
func (k *notetype) named(form *regexp.Regexp) int {
	return slices.IndexFunc(k.fields, func(name string) bool { return form.MatchString(strings.TrimSpace(name)) })
}

// others are the fields besides those and the hint.
func (k *notetype) others(than []int) []int {
	var list []int
	for i := range max(len(k.fields), 2) {
		if !slices.Contains(than, i) && i != k.hint {
			list = append(list, i)
		}
	}
	return list
}

// findChoices finds the fields of a note type with options: a question, two options or more, and a key.
func (k *notetype) findChoices() *choiceFields {
	c := &choiceFields{question: k.named(questionField), title: k.named(titleField), kind: k.named(kindField), answer: k.named(answerField)}
	for i, name := range k.fields {
		if i != c.question && i != c.answer && optionField.MatchString(strings.TrimSpace(name)) {
			c.options = append(c.options, i)
		}
	}
	if c.question < 0 || c.answer < 0 || len(c.options) < 2 {
		return nil
	}
	return c
}

// isUsed tells whether something is made of a field.
func (k *notetype) isUsed(i int) bool {
	if k.choices != nil {
		c := k.choices
		if i == c.question || i == c.title || i == c.kind || i == c.answer || slices.Contains(c.options, i) {
			return true
		}
		return i == k.hint || i < len(k.fields) && moreField.MatchString(strings.TrimSpace(k.fields[i]))
	}
	return slices.Contains(k.front, i) || slices.Contains(k.back, i) || slices.Contains(k.more, i) || i == k.hint
}

// isSwitch tells whether the field says only which cards are made: Add Reverse.
func (k *notetype) isSwitch(i int) bool {
	return i < len(k.fields) && switchField.MatchString(k.fields[i]) || len(k.fields) == 0 && i == 2 && strings.HasPrefix(k.name, "Basic (optional")
}
