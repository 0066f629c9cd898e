package moodlexml

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
)

func (x *writer) singleChoice(b *questions.SingleChoice) {
	x.element("single", "true")
	x.options(b.Options, x.singleWeights(b.Options), b.Shuffle)
}

// singleWeights are what the options of a question with one choice are worth.
func (x *writer) singleWeights(options questions.Options) []questions.Decimal {
	list := make([]questions.Decimal, len(options))
	weighted := slices.ContainsFunc(options, func(o questions.Option) bool { return o.Weight != "" })
	for i, o := range options {
		switch {
		case o.Weight != "":
			list[i] = o.Weight
		case o.Correct:
			list[i] = "100"
		default:
			list[i] = "0"
		}
	}
	read := weights.Single(withWeights(options, list))
	if weighted && read.Options[0].Weight == "" {
		x.changed("weights", "one right option")
	}
	return list
}

// withWeights is a copy of options that have nothing but weights.
func withWeights(options questions.Options, list []questions.Decimal) questions.Options {
	plain := make(questions.Options, len(options))
	for i := range plain {
		plain[i].Weight = list[i]
	}
	return plain
}

func (x *writer) multipleResponse(b *questions.MultipleResponse) {
	list, exact := weights.Of(b)
	read := weights.Multiple(withWeights(b.Options, list))
	switch marking := string(read.Marking); {
	case marking == "" && b.Marking == questions.RightMinusWrong:
	case !exact, read.Marking != b.Marking:
		if marking == "" {
			marking = string(questions.RightMinusWrong)
		}
		x.changed("marking "+string(b.Marking), marking)
	case b.Marking == questions.ByWeights && !reflect.DeepEqual(read.Options, withWeights(b.Options, list)):
		x.changed("weights", "weights that add up to 100")
	}
	x.element("single", "false")
	x.options(b.Options, list, b.Shuffle)
}

// options writes what can be chosen.
func (x *writer) options(options questions.Options, worth []questions.Decimal, shuffle *bool) {
	x.element("shuffleanswers", strconv.FormatBool(shuffle == nil || *shuffle))
	x.element("answernumbering", "abc")
	x.optionParts(options, "options")
	x.listed(worth)
	for i, o := range options {
		x.open("    ", "answer", ` fraction="`+string(worth[i])+`"`, "an option", o.Text)
		x.text("      ", "feedback", "the feedback on an option", o.Feedback)
		x.add("    </answer>\n")
	}
}

// optionParts reports the parts of options that aren't in the file.
func (x *writer) optionParts(options questions.Options, of string) {
	ids := make([]string, len(options))
	for i := range options {
		ids[i] = options[i].ID
	}
	x.ids(ids, letters, "the ids of "+of)
	if slices.ContainsFunc(options, func(o questions.Option) bool { return o.Pinned }) {
		x.loss.Question(x.index, x.q, "pinned "+of)
	}
}

// listed reports a weight that Moodle's list of grades doesn't have: its import stops there, unless it is told to take the
// nearest one.
func (x *writer) listed(worth []questions.Decimal) {
	for _, w := range worth {
		if !weights.Listed(w) {
			x.changed("the weight "+string(w)+" %", "a grade that isn't in Moodle's list: choose “Nearest grade if not listed” when you import the file there")
			return
		}
	}
}

// ids reports ids that authors chose. Those that parts get by themselves come back by themselves.
func (x *writer) ids(ids []string, usual func(i int) string, part string) {
	for i, id := range ids {
		if id != "" && id != usual(i) {
			x.loss.Question(x.index, x.q, part)
			return
		}
	}
}

// letters are the ids that options get by themselves: a, b, … z, aa, …
func letters(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

func numbered(prefix string) func(int) string {
	return func(i int) string { return prefix + strconv.Itoa(i+1) }
}

func (x *writer) trueFalse(b *questions.TrueFalse) {
	for _, answer := range []bool{true, false} {
		worth := "0"
		if b.Answer != nil && *b.Answer == answer {
			worth = "100"
		}
		x.add(`    <answer fraction="` + worth + `" format="moodle_auto_format">` + "\n      <text>" + strconv.FormatBool(answer) + "</text>\n")
		x.text("      ", "feedback", "feedback", b.Feedback.For(answer))
		x.add("    </answer>\n")
	}
}

func (x *writer) matching(b *questions.Matching) {
	x.element("shuffleanswers", "true")
	var prompts, matches []string
	for _, p := range b.Pairs {
		prompts, matches = append(prompts, p.ID), append(matches, p.MatchID)
		x.subquestion(p.Prompt, p.Match)
	}
	for _, d := range b.Distractors {
		matches = append(matches, d.ID)
		x.subquestion("", d.Text)
	}
	x.ids(prompts, numbered("p"), "the ids of prompts")
	x.ids(matches, numbered("m"), "the ids of matches")
}

// subquestion writes a prompt with its match, which Moodle has as plain text.
func (x *writer) subquestion(prompt, match string) {
	plain, _ := markup.Plain(match)
	if plain = oneLine(legal(plain)); markup.Escape(plain) != match {
		x.changed("a match", "text without markup")
	}
	x.open("    ", "subquestion", "", "a prompt", prompt)
	x.add("      <answer>\n        <text>" + escaped(lineOf(plain)) + "</text>\n      </answer>\n    </subquestion>\n")
}

// gradingTypes are Moodle's names for our markings of orders.
var gradingTypes = map[questions.OrderMarking]string{
	"":                         "ABSOLUTE_POSITION",
	questions.AbsolutePosition: "ABSOLUTE_POSITION",
	questions.WholeOrder:       "ALL_OR_NOTHING",
	questions.AdjacentPairs:    "RELATIVE_NEXT_EXCLUDE_LAST",
	questions.LongestSubset:    "LONGEST_ORDERED_SUBSET",
	questions.RelativePosition: "RELATIVE_TO_CORRECT",
}

func (x *writer) ordering(b *questions.Ordering) {
	x.element("layouttype", "VERTICAL")
	x.element("selecttype", "ALL")
	x.element("selectcount", strconv.Itoa(max(2, len(b.Items))))
	x.element("gradingtype", gradingTypes[b.Marking])
	x.element("showgrading", "SHOW")
	x.element("numberingstyle", "none")
	ids := make([]string, len(b.Items))
	for i, item := range b.Items {
		ids[i] = item.ID
		x.open("    ", "answer", ` fraction="`+strconv.Itoa(i+1)+`"`, "an item", item.Text)
		x.add("    </answer>\n")
	}
	x.ids(ids, numbered("i"), "the ids of items")
}

// essay writes the rubric as what Moodle tells markers.
func (x *writer) essay(b *questions.Essay) {
	x.element("responseformat", "editor")
	x.element("responserequired", "1")
	x.element("responsefieldlines", "15")
	x.element("minwordlimit", limit(b.Words.Min))
	x.element("maxwordlimit", limit(b.Words.Max))
	x.element("attachments", "0")
	x.element("attachmentsrequired", "0")
	x.element("maxbytes", "0")
	x.element("filetypeslist", "")
	x.text("    ", "graderinfo", "rubric", x.rubric(b))
	x.text("    ", "responsetemplate", "", "")
}

// limit is a number of words, or nothing where there is no bound.
func limit(words int) string {
	if words == 0 {
		return ""
	}
	return strconv.Itoa(words)
}

// rubric is a rubric as Markdown: one criterion that is worth all of the question stands for itself.
func (x *writer) rubric(b *questions.Essay) string {
	if len(b.Rubric) == 0 {
		return ""
	}
	one := b.Rubric[0]
	if len(b.Rubric) == 1 && len(one.Levels) == 0 && b.RubricPoints().Cmp(x.q.Max()) == 0 {
		return one.Criterion
	}
	x.changed("rubric", "information for markers")
	var lines strings.Builder
	for _, c := range b.Rubric {
		lines.WriteString("- " + c.Criterion + " (" + string(c.Points) + ")\n")
		for _, level := range c.Levels {
			lines.WriteString("  - " + level.Text)
			if level.Points != "" {
				lines.WriteString(" (" + string(level.Points) + ")")
			}
			lines.WriteString("\n")
		}
	}
	return strings.TrimSuffix(lines.String(), "\n")
}
