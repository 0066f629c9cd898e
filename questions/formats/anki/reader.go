package anki

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// reader makes questions of notes.
type reader struct {
	d      *draft.Draft
	markup markup.Reader
	q      *draft.Question // which is being made, for what is lost of its texts
	notes  int             // that were seen
	decked []string        // for each question taken over, its deck
	warned map[string]bool // what is said once a file
	lost   map[string]bool // what was said of the question: texts are read more than once
}

func newReader(d *draft.Draft) *reader {
	r := &reader{d: d, warned: map[string]bool{}}
	r.markup = markup.Reader{Set: &d.Set, Lost: r.lose}
	return r
}

// lose warns of what is lost of a question's text, once.
func (r *reader) lose(rule string, pairs ...any) {
	if key := rule + fmt.Sprint(pairs...); !r.lost[key] {
		r.lost[key] = true
		r.q.Warn(draft.Place{}, rule, pairs...)
	}
}

// note is a note of either kind of file.
type note struct {
	place  draft.Place
	kind   *notetype
	guid   string
	deck   string
	tags   []string
	fields []string // HTML
	raw    string   // the note as a text file,
	before string   // behind these lines
}

// field is one by its number; empty where the note has no such one.
func (n *note) field(i int) string {
	if i < 0 || i >= len(n.fields) {
		return ""
	}
	return n.fields[i]
}

// note makes a question of a note.
func (r *reader) note(n *note) {
	q := draft.NewQuestion(n.place)
	q.ID, q.Tags, q.Before, q.Raw = n.guid, n.tags, n.before, n.raw
	r.q = q
	if r.lost == nil || len(r.lost) > 0 {
		r.lost = map[string]bool{}
	}
	switch {
	case n.kind.choices != nil:
		r.choiceNote(n)
	case n.kind.cloze == always, n.kind.cloze == byContent && clozeMark.MatchString(n.field(0)):
		r.clozeNote(n)
	default:
		r.basicNote(n)
	}
	r.nameUnused(n)
	r.add(q, n)
}

// add takes a question over.
func (r *reader) add(q *draft.Question, n *note) {
	r.notes++
	before := r.d.Len()
	r.d.Add(q)
	if r.d.Len() > before {
		r.decked = append(r.decked, n.deck)
	}
}

// nameUnused says which fields of the note nothing was made of.
func (r *reader) nameUnused(n *note) {
	clozeByContent := n.kind.cloze == byContent && clozeMark.MatchString(n.field(0))
	for i, value := range n.fields {
		if strings.TrimSpace(value) == "" || n.kind.isUsed(i) || n.kind.isSwitch(i) || clozeByContent && i <= 1 {
			continue
		}
		name := strconv.Itoa(i + 1)
		if i < len(n.kind.fields) {
			name = n.kind.fields[i]
		}
		r.q.Warn(draft.Place{}, "anki-field", "field", shortened(name))
	}
	if n.kind.reversed {
		r.once("reversed "+n.kind.name, n.place, "anki-reversed", "notetype", n.kind.name)
	}
}

// once warns of what many notes share, at the first of them.
func (r *reader) once(key string, at draft.Place, rule string, pairs ...any) {
	if !r.warned[key] && len(r.warned) < maxKinds {
		r.warned[key] = true
		r.d.Warn(at, rule, pairs...)
	}
}

var sound = regexp.MustCompile(`\[sound:([^\]]*)\]`)

// block is a field's HTML as Markdown.
func (r *reader) block(html string) string { return r.markup.Block(r.withoutSounds(html)) }

func (r *reader) inline(html string) string { return r.markup.Inline(r.withoutSounds(html)) }

func (r *reader) plain(html string) string {
	return strings.Join(strings.Fields(r.markup.Text(r.withoutSounds(html))), " ")
}

func (r *reader) withoutSounds(html string) string {
	if !strings.Contains(html, "[sound:") {
		return html
	}
	return sound.ReplaceAllStringFunc(html, func(mark string) string {
		r.lose("anki-sound", "name", shortened(mark[len("[sound:"):len(mark)-1]))
		return ""
	})
}

// blocks are some fields of the note as Markdown, one below the other.
func (r *reader) blocks(n *note, fields []int) string {
	var list []string
	for _, i := range fields {
		if text := r.block(n.field(i)); text != "" {
			list = append(list, text)
		}
	}
	return strings.Join(list, "\n\n")
}

// decks makes the set's title of the deck's name, or of what the names of several begin with. Where there are several, each
// question has its deck among its tags.
func (r *reader) decks() {
	if len(r.decked) == 0 {
		return
	}
	common, several := strings.Split(r.decked[0], deckSeparator), false
	for _, deck := range r.decked {
		several = several || deck != r.decked[0]
		common = sharedPath(common, strings.Split(deck, deckSeparator))
	}
	if title := strings.Join(common, deckSeparator); title != defaultDeck {
		r.d.Set.Title = title
	}
	if !several {
		return
	}
	for i, deck := range r.decked {
		if deck != "" {
			q := &r.d.Set.Questions[i]
			q.Tags = append(q.Tags[:len(q.Tags):len(q.Tags)], deck)
		}
	}
}

// defaultDeck is where Anki puts what belongs nowhere.
const defaultDeck = "Default"

// deckSeparator stands between the names of a deck and of one within it.
const deckSeparator = "::"

func sharedPath(a, b []string) []string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
