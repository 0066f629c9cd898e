package views_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/readback/readback/views"
)

func render(t *testing.T, s views.Specimen) (text string, doc *goquery.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := s.Component.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	text = b.String()
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return text, doc
}

// unsaid is what words.T leaves where a message is missing, and templ or fmt where a value is.
var unsaid = regexp.MustCompile(`\[[a-z]+[.][a-z.-]+\]|%!|<no value>|\(nil\)`)

func TestEverySpecimenIsAWholePage(t *testing.T) {
	for _, s := range views.Gallery() {
		t.Run(s.Name, func(t *testing.T) {
			text, doc := render(t, s)
			if found := unsaid.FindString(text); found != "" {
				t.Errorf("something is unsaid: %s", found)
			}
			if n := doc.Find("h1").Length(); n != 1 {
				t.Errorf("%d first headings", n)
			}
			if doc.Find("main#main").Length() != 1 || doc.Find("title").Text() == "" || doc.Find("html[lang]").Length() != 1 {
				t.Error("no main, title or language")
			}
		})
	}
}

func TestNothingIsInline(t *testing.T) {
	for _, s := range views.Gallery() {
		_, doc := render(t, s)
		doc.Find("script:not([src]), style, [style], [onclick], [onchange], [onsubmit], a[href^='javascript:']").Each(func(_ int, e *goquery.Selection) {
			html, _ := goquery.OuterHtml(e)
			t.Errorf("%s: the content security policy blocks %s", s.Name, html)
		})
	}
}

func TestIDsAreUniqueAndLinksWithinThePageLead(t *testing.T) {
	for _, s := range views.Gallery() {
		_, doc := render(t, s)
		ids := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
			id := e.AttrOr("id", "")
			if ids[id] {
				t.Errorf("%s: two elements have the id %q", s.Name, id)
			}
			ids[id] = true
		})
		doc.Find("a[href^='#'], label[for], [aria-describedby], [aria-labelledby]").Each(func(_ int, e *goquery.Selection) {
			named := strings.Fields(e.AttrOr("for", "") + " " + e.AttrOr("aria-describedby", "") + " " + e.AttrOr("aria-labelledby", ""))
			if href, ok := e.Attr("href"); ok && href != "#" {
				named = append(named, strings.TrimPrefix(href, "#"))
			}
			for _, id := range named {
				if !ids[id] {
					t.Errorf("%s: nothing has the id %q", s.Name, id)
				}
			}
		})
	}
}

// authored is the form of a passage's id, in which the author of a set may write anything but an underscore.
var authored = regexp.MustCompile(`^[a-z0-9-]+-[0-9]+$`)

func TestNoSourceTakesAnIDOfThePage(t *testing.T) {
	for _, s := range views.Gallery() {
		_, doc := render(t, s)
		if doc.Find(".source").Length() == 0 {
			continue
		}
		doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
			if id := e.AttrOr("id", ""); authored.MatchString(id) != e.HasClass("passage") {
				t.Errorf("%s: a source could take the id %q", s.Name, id)
			}
		})
	}
}

func TestAnAttemptCarriesNoKey(t *testing.T) {
	for _, s := range views.Gallery() {
		if strings.HasPrefix(s.Name, "attempt-checked") || !strings.HasPrefix(s.Name, "attempt-") && !strings.HasPrefix(s.Name, "quiz") {
			continue
		}
		text, _ := render(t, s)
		if s.Name != "attempt-hint" && strings.Contains(text, "has the two times that matter") {
			t.Errorf("%s has a hint in it that nobody asked for", s.Name)
		}
		for _, key := range []string{
			"90*000*", "The harbour master names the hydraulic line", "Forecast, but it lifted", "evidence", "correct", `value="a"`,
			"540000", "540,000 ±", "That is one hour", `value="m1"`, `value="p1"`, `="i1"`, ".part", "[[", "The *Echo* heard so", "steering;",
			"Names the cause", "Six times 90,000", "The office saw the ship",
		} {
			if strings.Contains(text, key) {
				t.Errorf("%s has %q in it", s.Name, key)
			}
		}
	}
}
