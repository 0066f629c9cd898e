package views_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/readback/readback/views"
)

// specimen renders a page of the gallery by its name.
func specimen(t *testing.T, name string) *goquery.Document {
	t.Helper()
	i := slices.IndexFunc(views.Gallery(), func(s views.Specimen) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("the gallery has no %s", name)
	}
	_, doc := render(t, views.Gallery()[i])
	return doc
}

// count fails the test unless a page has so many elements.
func count(t *testing.T, doc *goquery.Document, want map[string]int) {
	t.Helper()
	for selector, n := range want {
		if got := doc.Find(selector).Length(); got != n {
			t.Errorf("%d times %s, want %d", got, selector, n)
		}
	}
}

// says fails the test unless an element has these words in it.
func says(t *testing.T, doc *goquery.Document, want map[string]string) {
	t.Helper()
	for selector, words := range want {
		if got := strings.Join(strings.Fields(doc.Find(selector).Text()), " "); !strings.Contains(got, words) {
			t.Errorf("%s says %q, which doesn't have %q", selector, got, words)
		}
	}
}

func TestControlsOfEachType(t *testing.T) {
	tests := []struct {
		specimen string
		want     map[string]int
	}{
		{"attempt-1", map[string]int{`input[type=radio][name="a.1"]`: 4, `input[name="a.1"][value="1"][checked]`: 1}},
		{"attempt-2", map[string]int{`input[type=checkbox][name="a.2"]`: 4, `input[name="a.2"][checked]`: 2}},
		{"attempt-3", map[string]int{`input[type=radio][name="a.3"]`: 2, `input[value=false][checked]`: 1}},
		{"attempt-4", map[string]int{`label[for=q4-text] + input[name="a.4"]`: 1}},
		{"attempt-5", map[string]int{`article input[type=checkbox][form=answers][name="a.5"]`: 13, `article input[name="a.5"][checked]`: 1}},
		{"attempt-6", map[string]int{`.trio[role=radiogroup][aria-label]`: 6, `input[name="a.6.1.courier"]`: 3, `table[role=table] th[scope=col]`: 4}},
		{"attempt-7", map[string]int{
			`label[for=q7-text]`: 1, `input[name="a.7"][value="90 000 euros"]`: 1, `input[data-number=q7-read][data-group=","][data-decimal="."][data-unit=euros]`: 1,
			`output#q7-read`: 1,
		}},
		{"attempt-8", map[string]int{
			`select[name="a.8.1"] option`: 5, `label[for=q8-p1]`: 1, `select[data-prompt]`: 4, `select option[selected]:not([value=""])`: 3,
			`.bank.lettered li`: 4,
		}},
		{"attempt-8-empty", map[string]int{`select[data-prompt]`: 4, `option[selected]`: 0}},
		{"attempt-9", map[string]int{
			`[data-item] select[name^="a.9."][aria-label]`: 5, `[data-item] option[selected]`: 5, `[data-item]:first-child option[value="1"][selected]`: 1,
			`button[type=button][data-move][aria-label]`: 10, `button[data-keep][hidden]`: 1,
		}},
		{"attempt-9-empty", map[string]int{`option[selected]`: 0, `button[data-keep]:not([hidden])`: 1, `[data-item]:first-child[data-item="1"]`: 1}},
		{"attempt-10", map[string]int{
			`.stem input.gap[name="a.10.1"][value=rudder][aria-label="Gap 1 of 3"]`: 1, `.stem input.gap[name="a.10.2"][data-number]`: 1,
			`.stem select.gap[name="a.10.3"][aria-label="Gap 3 of 3"] option`: 4, `select.gap option[value="1"][selected]`: 1, `output#q10-g2-read`: 1,
		}},
		{"attempt-11", map[string]int{`label[for=q11-text]`: 1, `textarea[name="a.11"][aria-describedby~=q11-words]`: 1, `[data-count]`: 1}},
		{"attempt-12", map[string]int{`section.information`: 1, `fieldset.question`: 0, `#q12 :is(input, select, textarea)`: 0, `input[name^=seq]`: 0}},
	}
	for _, test := range tests {
		t.Run(test.specimen, func(t *testing.T) { count(t, specimen(t, test.specimen), test.want) })
	}
}

func TestOneSeqForEachQuestionThatIsAsked(t *testing.T) {
	doc := specimen(t, "attempt-all-on-one-page")
	count(t, doc, map[string]int{"fieldset.question": 11, `input[name^="seq."]`: 11, "section.information": 1, "[data-entry]": 11, ".map li": 12})
	says(t, doc, map[string]string{"[data-unanswered]": "8 of 11 unanswered"})
}

func TestEveryFieldHasAName(t *testing.T) {
	for _, s := range views.Gallery() {
		if !strings.HasPrefix(s.Name, "attempt-") {
			continue
		}
		_, doc := render(t, s)
		doc.Find(`main :is(select, textarea, input:not([type=hidden]))`).Each(func(_ int, e *goquery.Selection) {
			id, labelled := e.AttrOr("id", "none"), e.AttrOr("aria-label", "")+e.AttrOr("aria-labelledby", "")
			if labelled == "" && doc.Find(`label[for="`+id+`"]`).Length() == 0 && e.Closest("label").Length() == 0 {
				html, _ := goquery.OuterHtml(e)
				t.Errorf("%s: nobody hears what this is: %s", s.Name, html)
			}
		})
	}
}

func TestWhatStandsBesideAnAnswer(t *testing.T) {
	offers := specimen(t, "attempt-offers")
	count(t, offers, map[string]int{
		`[role=radiogroup][aria-labelledby=q7-sure] input[name="c.7"]`: 4, `input[name="c.7"][value="0"][checked]`: 1,
		`button[name=go][value=check-7]`: 1, `button[formaction="/attempts/a1/answers/7/hint"]`: 1, `.hint-shown`: 0, `.tried`: 0,
		`details.flag button[formaction="/attempts/a1/answers/7/flag"]`: 1, `input[name="flag.7.kind"]`: 2, `textarea[name="flag.7.note"]`: 1,
	})
	says(t, offers, map[string]string{".offers": "You have 3 tries. Each wrong one costs 33.3% of the points."})
	tried := specimen(t, "attempt-tried")
	count(t, tried, map[string]int{`fieldset[aria-describedby=q7-tried]`: 1, `.badge.partly`: 1, `[data-since][hidden]`: 1, `.reviewed`: 0})
	says(t, tried, map[string]string{"#q7-tried": "2 tries are left.", "#q7-read": "Read as 90,000"})
	hint := specimen(t, "attempt-hint")
	count(t, hint, map[string]int{`button[formaction$="/hint"]`: 0, `[data-since]:not([hidden])`: 1, ".badge.wrong": 1})
	says(t, hint, map[string]string{".hint-shown": "The notice to mariners has the two times that matter.", ".offers": "Then it stays as it is."})
	flagged := specimen(t, "attempt-certain-and-flagged")
	count(t, flagged, map[string]int{`input[name="c.1"][value="2"][checked]`: 1, `input[name="flag.1.kind"][value=wrong][checked]`: 1})
	says(t, flagged, map[string]string{".flag summary": "it is wrong", ".flag textarea": "Two of these are right.", ".flag": "The instructor has looked at it."})
	says(t, specimen(t, "attempt-conflict"), map[string]string{".conflict": "Fog closed the harbour. – The Echo, as its headline"})
	count(t, specimen(t, "attempt-1"), map[string]int{".certainty": 0, ".offers": 0, "details.flag": 0})
}

func TestARefusedFieldIsMarked(t *testing.T) {
	for _, question := range []string{"cost", "euros", "trust"} {
		doc := specimen(t, "attempt-refused-"+question)
		count(t, doc, map[string]int{`[data-unstored] [name^="a."][aria-invalid=true]`: 1, `[data-problem]:not([hidden])`: 1})
	}
	says(t, specimen(t, "attempt-refused-summary"), map[string]string{"[data-problem]": `Gap 2: "two" can't be read as a number.`})
}

func TestACheckedQuestionCanBeFlagged(t *testing.T) {
	count(t, specimen(t, "attempt-checked"), map[string]int{`form#answers .reviewed details.flag`: 1, `form#answers form`: 0})
}
