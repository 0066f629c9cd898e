// Package words has every sentence that a person reads, in every language that Readback speaks,
// and writes numbers, durations and times as that language does.
//
// A language is a folder of catalogue files: words/en/*.yaml. A file is a flat list of messages;
// how they are spread over files doesn't matter, but each id is there once:
//
//	# A comment tells translators what they can't see.
//	attempt.saved: Saved
//	quiz.closes: "Closes {{.when}}"
//	attempt.unanswered:
//	  one: "{{.count}} question is unanswered."
//	  other: "{{.count}} questions are unanswered."
//
// An id is a noun, a dot, and what is said about it, in lower case with dashes. A message is plain
// text, never HTML: pages put markup around words, not into them. What changes stands in
// {{.name}} and is given by name; "count" chooses the plural form and is written as a number of
// the language. {{if .name}}…{{else}}…{{end}} says one thing where the name has a value and another
// where it hasn't. Quote a message that has a colon, a brace or a "#" in it.
//
//	w := words.For(r.Header.Get("Accept-Language"))
//	w.T("attempt.saved")
//	w.T("quiz.closes", "when", w.Time(closes, zone))
//	w.T("attempt.unanswered", "count", 3)
//
// A test fails when a message is used and missing, or there and unused. Ids that are put
// together ("problem." + rule) belong to a family, and the families are listed in that test.
// English is complete; what another language lacks is said in English.
package words

import (
	"fmt"
	"maps"
	"reflect"
	"strconv"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Words speaks one language. Its zero value speaks English; get others from For.
// It may be copied, and used by several goroutines at once.
type Words struct {
	catalogue *catalogue
}

// catalogue is one language ready for use.
type catalogue struct {
	tag       language.Tag
	localizer *i18n.Localizer
	printer   *message.Printer
}

// For returns the Words for the best match among the languages that a reader prefers, most wanted
// first. Each may be a BCP 47 tag or a whole Accept-Language header; what can't be read is passed
// over, and where nothing matches it is English.
func For(languages ...string) Words {
	var wanted []language.Tag
	for _, text := range languages {
		tags, _, err := language.ParseAcceptLanguage(text)
		if err == nil {
			wanted = append(wanted, tags...)
		}
	}
	_, i, _ := spoken().matcher.Match(wanted...)
	return Words{&spoken().catalogues[i]}
}

// Language returns the BCP 47 tag of what T speaks, for the lang attribute of a page.
func (w Words) Language() string {
	return w.in().tag.String()
}

// T returns the message with this id. args are name, value pairs for what stands in {{.name}};
// "count", a whole or a fractional number, chooses the plural form. A missing message is its id
// in brackets, so that a page is still a page.
func (w Words) T(id string, args ...any) string {
	named := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			named[name] = args[i+1]
		}
	}
	return w.Say(id, named)
}

// Say is T for arguments that come as a map, as those of problems and of reasons do.
// It leaves the map as it is.
func (w Words) Say(id string, args map[string]any) string {
	config := i18n.LocalizeConfig{MessageID: id, TemplateData: args}
	if count, ok := args["count"]; ok {
		config.PluralCount = decimal(count)
		config.TemplateData = with(args, "count", w.written(count))
	}
	text, err := w.in().localizer.Localize(&config)
	if err != nil && text == "" {
		return "[" + id + "]"
	}
	return text
}

// Has tells whether there is a message with this id, in English at least.
func Has(id string) bool {
	return spoken().ids[id]
}

func (w Words) in() *catalogue {
	if w.catalogue == nil {
		return &spoken().catalogues[0]
	}
	return w.catalogue
}

// decimal writes a count as the plural rules read it: decimal text, since they take no fractions.
func decimal(count any) string {
	switch n := count.(type) {
	case float64:
		return strconv.FormatFloat(n, 'f', -1, 64)
	case float32:
		return strconv.FormatFloat(float64(n), 'f', -1, 32)
	}
	return fmt.Sprint(count)
}

// written is a count as the language writes it; what is text already stays as it is.
func (w Words) written(count any) any {
	if reflect.ValueOf(count).Kind() == reflect.String {
		return count
	}
	return w.Number(count)
}

func with(args map[string]any, name string, value any) map[string]any {
	changed := maps.Clone(args)
	changed[name] = value
	return changed
}
