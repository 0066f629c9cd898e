package moodlexml

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// gapFill writes a text with gaps as a cloze question, whose stem has the gaps with their answers.
func (x *writer) gapFill(b *questions.GapFill) {
	names := x.q.GapOrder()
	gaps, ok := x.gaps(b, names)
	if !ok {
		x.loss.Left(x.index, x.q)
		return
	}
	x.gapNames(names)
	x.begin("cloze", func() { x.clozeStem(gaps) })
	x.end()
}

// gaps are the gaps as they are written, by name; ok is false when there is one that Moodle can't have.
func (x *writer) gaps(b *questions.GapFill, names []string) (written map[string]string, ok bool) {
	worth := x.gapWeights(b, names)
	written = map[string]string{}
	for i, name := range names {
		gap := b.Gaps[name]
		body, ok := x.gap(&gap)
		if !ok {
			return nil, false
		}
		written[name] = "{" + worth[i] + ":" + body + "}"
	}
	return written, len(names) > 0 && len(names) == len(b.Gaps)
}

// gapNames reports names other than those that gaps are read with.
func (x *writer) gapNames(names []string) {
	for i, name := range names {
		if name != strconv.Itoa(i+1) {
			x.changed("the names of gaps", "numbers")
			return
		}
	}
}

// clozeStem writes the stem with its gaps, and the files that either shows.
func (x *writer) clozeStem(gaps map[string]string) {
	stem := protected(x.q.Stem)
	if unprotected(stem) != x.q.Stem {
		x.changed("stem", "text with braces for entities")
	}
	q := *x.q
	q.Stem = stem
	x.open("    ", "questiontext", "", "stem", q.StemWith(func(name string) string { return gaps[name] }))
	x.add("    </questiontext>\n")
}

var (
	likeGap      = regexp.MustCompile(`\{(#[0-9]|[0-9]*:[A-Za-z_]+:)`)
	protectedGap = regexp.MustCompile(`&#123;(#[0-9]|[0-9]*:[A-Za-z_]+:)`)
)

// protected keeps Moodle from taking something in a stem for a gap.
func protected(stem string) string { return likeGap.ReplaceAllString(stem, "&#123;$1") }

// unprotected undoes it.
func unprotected(stem string) string { return protectedGap.ReplaceAllString(stem, "{$1") }

// gap is one gap without its weight and braces: SHORTANSWER:=Paris~%50%Lyon#Nearly
func (x *writer) gap(gap *questions.Gap) (text string, ok bool) {
	switch b := gap.Body().(type) {
	case *questions.SingleChoice:
		return x.choiceGap(b), true
	case *questions.Numeric:
		return x.numberGap(b)
	case *questions.ShortText:
		return x.textGap(b), true
	}
	return "", false
}

func (x *writer) choiceGap(b *questions.SingleChoice) string {
	x.optionParts(b.Options, "options in gaps")
	kind := "MULTICHOICE_S:"
	if b.Shuffle != nil && !*b.Shuffle {
		kind = "MULTICHOICE:"
	}
	worth := x.singleWeights(b.Options)
	list := make([]string, len(b.Options))
	for i, o := range b.Options {
		list[i] = shareOf(worth[i]) + x.gapHTML("an option in a gap", o.Text, true) + x.gapFeedback(o.Feedback)
	}
	return kind + strings.Join(list, "~")
}

func (x *writer) textGap(b *questions.ShortText) string {
	x.typos(b.Typos, "typos in gaps")
	kind := "SHORTANSWER:"
	if b.Match == questions.MatchExact {
		kind = "SHORTANSWER_C:"
	}
	list := make([]string, len(b.Accept))
	for i, a := range b.Accept {
		text := strings.TrimSpace(legal(a.Text))
		if text != a.Text {
			x.changed("an accepted answer", "text without white space around it and control characters")
		}
		list[i] = shareOf(worthOf(a.Weight)) + quotedGap(text) + x.gapFeedback(a.Feedback)
	}
	return kind + strings.Join(list, "~")
}

func (x *writer) numberGap(b *questions.Numeric) (text string, ok bool) {
	if b.Unit != "" {
		x.loss.Question(x.index, x.q, "the unit in a gap")
	}
	accepts := x.asTolerances(b.Accept)
	list := make([]string, len(accepts))
	for i, a := range accepts {
		list[i] = shareOf(worthOf(a.Weight)) + string(a.Value)
		if a.Tolerance != "" {
			list[i] += ":" + string(a.Tolerance)
		}
		list[i] += x.gapFeedback(a.Feedback)
	}
	return "NUMERICAL:" + strings.Join(list, "~"), anyWhole(accepts)
}

// shareOf is what an answer in a gap is worth.
func shareOf(weight questions.Decimal) string {
	if weight == "100" {
		return "="
	}
	return "%" + string(weight) + "%"
}

func (x *writer) gapFeedback(markdown string) string {
	if markdown == "" {
		return ""
	}
	return "#" + x.gapHTML("the feedback in a gap", markdown, false)
}

// gapHTML is a text within a gap: HTML, whatever the stem is. What doesn't come back as it was is reported.
func (x *writer) gapHTML(part, markdown string, inline bool) string {
	if isBare(markdown) {
		return markdown
	}
	if slices.ContainsFunc(mediumAddress.FindAllString(markdown, -1), func(address string) bool { return x.medium(address) != nil }) {
		x.loss.Question(x.index, x.q, "images in gaps")
	}
	none := func(string) string { return "" }
	var read markup.Reader
	written, again := markup.HTML(markdown, none), ""
	if inline {
		written = markup.InlineHTML(markdown, none)
		again = read.Inline(written)
	} else {
		again = read.Block(written)
	}
	if strings.TrimSpace(legal(again)) != markdown {
		x.changed(part, "HTML")
	}
	return quotedGap(legal(written))
}

// quotedGap writes a text so that Moodle takes no sign in it for the end of an answer: as entities, which it undoes before
// anything else. It then drops a backslash before } and #, so that one which is meant is doubled. Behind &amp; it sees no end
// of an answer, so that & has another entity.
func quotedGap(text string) string {
	text = strings.NewReplacer(`\}`, `\\}`, `\#`, `\\#`).Replace(text)
	return gapEntities.Replace(text)
}

var gapEntities = strings.NewReplacer("&", "&#38;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", `\`, "&#92;", "~", "&#126;", "#", "&#35;",
	"{", "&#123;", "}", "&#125;")
