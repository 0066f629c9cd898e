package rows

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// readSet reads the row of our own tables that says what the whole set is: its id and title, as its stem the description, its
// tags and language, and as its evidence whether that is required.
func (t *table) readSet(r *record) {
	t.fault(r.row)
	set := &t.d.Set
	set.ID = plain(r.cell(fieldID))
	set.Title = r.exact(r.cell(fieldTitle))
	set.Description = r.markdown(r.cell(fieldStem))
	set.Tags = r.tags()
	set.Language = plain(r.cell(fieldLanguage))
	set.Evidence = questions.EvidenceRule(plain(r.cell(fieldEvidence)))
}

// readSource reads a row with a source of the briefing; its text is the stem. A further row with the same id and no title goes
// on with the text, which may be longer than a cell.
func (t *table) readSource(r *record) {
	t.fault(r.row)
	id, title, text := plain(r.cell(fieldID)), r.exact(r.cell(fieldTitle)), r.markdown(r.cell(fieldStem))
	briefing := t.d.Set.Briefing
	if n := len(briefing); n > 0 && briefing[n-1].ID == id && title == "" {
		t.more = append(t.more, text)
		return
	}
	t.endSource()
	t.more = append(t.more, text)
	t.d.Set.Briefing = append(briefing, questions.Source{
		ID: id, Title: title, Publisher: r.exact(r.cell(fieldPublisher)), Author: r.exact(r.cell(fieldAuthor)),
		Published: plain(r.cell(fieldPublished)), URL: plain(r.cell(fieldURL)),
	})
}

// betweenRows is what the texts of two rows of a source have between them.
const betweenRows = "\n\n"

// endSource puts the text together of the source that was read last.
func (t *table) endSource() {
	if n := len(t.d.Set.Briefing); n > 0 && t.more != nil {
		t.d.Set.Briefing[n-1].Text = strings.Join(t.more, betweenRows)
	}
	t.more = nil
}

// splitText cuts a text into pieces of at most so many bytes, at the ends of passages. One without such an end stays whole, and
// so does one that would have a piece with nothing in it.
func splitText(text string, most int) []string {
	var pieces []string
	rest := text
	for len(rest) > most {
		cut := strings.LastIndex(rest[:most], betweenRows)
		if cut < 0 {
			if cut = strings.Index(rest[most-1:], betweenRows); cut < 0 {
				break
			}
			cut += most - 1
		}
		pieces = append(pieces, rest[:cut])
		rest = rest[cut+len(betweenRows):]
	}
	pieces = append(pieces, rest)
	if slices.ContainsFunc(pieces, isBlank) {
		return []string{text}
	}
	return pieces
}
