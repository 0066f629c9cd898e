package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
	"github.com/readback/readback/words"
)

// setEdit is one change to the list of a draft's questions, or to what the set says of itself.
type setEdit struct {
	set    questions.Set
	words  words.Words
	form   url.Values
	errors views.Errors
}

// apply does what the button says and returns where to go on. A question that isn't there any more changes nothing.
func (c *setEdit) apply() (to string) {
	list := editorPath(c.set.ID, c.form)
	what, id, _ := strings.Cut(c.form.Get("go"), "-")
	at := slices.IndexFunc(c.set.Questions, func(q questions.Question) bool { return q.ID == id })
	switch {
	case what == "about":
		c.about()
	case what == "bulk":
		c.bulk()
	case what == "add":
		return c.add(list)
	case at < 0:
	case what == "up" || what == "down":
		c.move(at, what)
		return views.SetEditorPath(c.set.ID) + "?" + url.Values{"at": {id}, "way": {what}}.Encode()
	case what == "remove":
		c.set.Questions = slices.Delete(c.set.Questions, at, at+1)
	case what == "copy":
		q := c.set.Questions[at]
		q.ID = freeID(&c.set, q.ID)
		c.set.Questions = slices.Insert(c.set.Questions, at+1, q)
		return views.SetEditorPath(c.set.ID) + "?" + url.Values{"at": {q.ID}}.Encode()
	}
	return list
}

func (c *setEdit) move(at int, way string) {
	to := at - 1
	if way == "down" {
		to = at + 1
	}
	if to >= 0 && to < len(c.set.Questions) {
		c.set.Questions[at], c.set.Questions[to] = c.set.Questions[to], c.set.Questions[at]
	}
}

func (c *setEdit) add(list string) string {
	stem, kind := strings.TrimSpace(c.form.Get("stem")), questions.Type(c.form.Get("type"))
	if stem == "" {
		c.errors["stem"] = c.words.T("seteditor.stem-missing")
	}
	if !slices.Contains(questions.Types(), kind) {
		c.errors["type"] = c.words.T("seteditor.type-missing")
	}
	if len(c.errors) > 0 {
		return list
	}
	q := newQuestion(kind)
	q.ID, q.Stem = freeID(&c.set, questions.Slug(shortened(stem))), stem
	c.set.Questions = append(c.set.Questions, q)
	return views.QuestionFormPath(c.set.ID, q.ID)
}

// shortened is as much of a stem as an id is made of.
func shortened(stem string) string {
	fields := strings.Fields(questions.PlainText(stem))
	return strings.Join(fields[:min(len(fields), 6)], " ")
}

// freeID is an id like another that no question of the set has.
func freeID(set *questions.Set, like string) string {
	if like == "" {
		like = "question"
	}
	like = strings.TrimSuffix(like[:min(len(like), questions.MaxSlug-5)], "-")
	id := like
	for n := 2; set.Question(id) != nil; n++ {
		id = like + "-" + strconv.Itoa(n)
	}
	return id
}

// bulk gives the ticked questions tags and points.
func (c *setEdit) bulk() {
	more, less := tagsIn(c.form.Get("tags-more")), tagsIn(c.form.Get("tags-less"))
	points, err := questions.ParseDecimal(strings.TrimSpace(c.form.Get("points")))
	if c.form.Get("points") == "" {
		points = ""
	} else if err != nil || points.Rat().Sign() < 0 {
		c.errors["points"] = c.words.T("seteditor.points-form")
	}
	if len(c.form["tick"]) == 0 {
		c.errors[""] = c.words.T("seteditor.none-ticked")
	}
	for i := range c.set.Questions {
		q := &c.set.Questions[i]
		if !slices.Contains(c.form["tick"], q.ID) {
			continue
		}
		q.Tags = retagged(q.Tags, more, less)
		if points != "" && q.Marked() {
			q.Points = points
		}
	}
}

func retagged(tags, more, less []string) []string {
	var all []string
	for _, t := range slices.Concat(tags, more) {
		if !slices.Contains(all, t) && !slices.Contains(less, t) {
			all = append(all, t)
		}
	}
	return all
}

// tagsIn are tags that were typed, with commas between them.
func tagsIn(text string) []string {
	var tags []string
	for t := range strings.SplitSeq(text, ",") {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// about changes what the set says of itself.
func (c *setEdit) about() {
	a := typedAbout(c.form)
	if a.Title == "" {
		c.errors["title"] = c.words.T("seteditor.title-missing")
	}
	if _, err := language.Parse(a.Language); a.Language != "" && err != nil {
		c.errors["language"] = c.words.T("seteditor.language-form")
	}
	c.set.Title, c.set.Description, c.set.Language, c.set.Tags = a.Title, a.Description, a.Language, tagsIn(a.Tags)
	c.set.Evidence = ""
	if rule := questions.EvidenceRule(a.Evidence); rule == questions.EvidenceRequired || rule == questions.EvidenceOptional {
		c.set.Evidence = rule
	}
}

func typedAbout(form url.Values) views.SetAbout {
	said := func(name string) string { return strings.TrimSpace(form.Get(name)) }
	return views.SetAbout{
		Title: said("title"), Description: strings.ReplaceAll(said("description"), "\r\n", "\n"), Language: said("language"),
		Tags: said("tags"), Evidence: said("evidence"),
	}
}

func aboutOf(set *questions.Set) views.SetAbout {
	return views.SetAbout{
		Title: set.Title, Description: set.Description, Language: set.Language, Tags: strings.Join(set.Tags, ", "), Evidence: string(set.Evidence),
	}
}
