package qti12

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// describe takes over what is said of a quiz as a whole. A package of several has the title of the package.
func (r *reader) describe(doc *document) {
	for _, quiz := range within(doc.root, "assessment") {
		if title := r.titleOf(doc, quiz); title != "" && (!r.several || r.d.Set.Title == "") {
			r.d.Set.Title = title
		}
		r.rules(doc, quiz)
	}
	description := doc.meta.Find("description")
	switch r.at = description.Place(); {
	case oneLine(description.InnerText()) == "":
	case r.several:
		r.d.Warn(r.at, "not-kept", "what", "the description of the quiz "+first(doc.meta.Find("title").InnerText()))
	default:
		r.d.Set.Description = r.md.Block(description.InnerText())
	}
}

// titleOf is the title of a quiz: what Canvas writes beside it counts more.
func (r *reader) titleOf(doc *document, quiz *xmltree.Node) string {
	if title := oneLine(doc.meta.Find("title").InnerText()); title != "" {
		return title
	}
	return oneLine(quiz.Attr("title"))
}

// rules warns of the rules of a quiz, which are set when the set is published as one.
func (r *reader) rules(doc *document, quiz *xmltree.Node) {
	meta := fieldsOf(quiz.Find("qtimetadata"))
	limit := first(doc.meta.Find("time_limit").InnerText(), meta["qmd_timelimit"])
	attempts := first(doc.meta.Find("allowed_attempts").InnerText(), meta["cc_maxattempts"])
	var found []string
	if limit != "" && limit != "0" {
		found = append(found, limit+" minutes")
	}
	switch attempts {
	case "", "1":
	case "-1", "unlimited":
		found = append(found, "any number of attempts")
	default:
		found = append(found, attempts+" attempts")
	}
	if doc.meta.Find("shuffle_answers").InnerText() == "true" {
		found = append(found, "shuffled answers")
	}
	if len(found) > 0 {
		r.d.Warn(quiz.Place(), "qti12-rules", "quiz", r.titleOf(doc, quiz), "found", strings.Join(found, ", "))
	}
}

func first(texts ...string) string {
	for _, text := range texts {
		if text = oneLine(text); text != "" {
			return text
		}
	}
	return ""
}

// oneLine is a text on one line, without white space around it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// fieldsOf are the fields of some metadata; of two with one label the first counts, as it does for Canvas.
func fieldsOf(n *xmltree.Node) map[string]string {
	fields := map[string]string{}
	keep := func(label, entry string) {
		if _, twice := fields[label]; label != "" && !twice {
			fields[label] = oneLine(entry)
		}
	}
	for _, f := range n.Deep("qtimetadatafield") {
		keep(oneLine(f.Find("fieldlabel").InnerText()), f.Find("fieldentry").InnerText())
	}
	for _, f := range n.All() {
		if strings.HasPrefix(f.Name, "bbmd_") || strings.HasPrefix(f.Name, "qmd_") {
			keep(f.Name, f.InnerText())
		}
	}
	return fields
}
