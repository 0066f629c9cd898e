package handlers

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// choices are what somebody chose about an upload: how it is read, and what it shall become. They are stored with it, so
// that its pages need no more than its id.
type choices struct {
	Format   formats.Format    `json:"format,omitempty"`   // empty: as it is recognised
	Encoding string            `json:"encoding,omitempty"` // empty: as it is detected
	Columns  map[string]string `json:"columns,omitempty"`  // of a table: what a column holds, by its heading
	ID       string            `json:"id,omitempty"`       // of the set; empty: nothing was chosen yet
	Title    string            `json:"title,omitempty"`    // of the set; empty: what the file says, or the set that is there
	Into     string            `json:"into,omitempty"`     // what happens to a set that is there: views.IntoReplace, views.IntoAdd
	Alt      map[string]string `json:"alt,omitempty"`      // what images show, by their names
	Imported *importedNote     `json:"imported,omitempty"` // what became of the good questions; nil: nothing was imported
}

// importedNote remembers an import that left questions behind.
type importedNote struct {
	Set, Title string
	Questions  int // that were imported
}

// choicesOf are those that were stored with an upload.
func choicesOf(u store.Upload) (c choices, err error) {
	if u.Choices == "" {
		return c, nil
	}
	return c, json.Unmarshal([]byte(u.Choices), &c)
}

// saveChoices stores them.
func (v *visit) saveChoices(u *store.Upload, c choices) error {
	text, err := json.Marshal(c)
	if err != nil || string(text) == u.Choices {
		return err
	}
	u.Choices = string(text)
	return v.Store.SaveChoices(u.ID, u.Choices)
}

// Bounds of what is kept of a form.
const (
	maxAlt        = 1000 // runes of what an image shows
	maxField      = 300  // runes of an id or a title
	maxColumns    = 100
	altField      = "alt."
	columnField   = "column."
	columnsHeader = "heading."
)

// update takes over what a form says. Fields that aren't there leave things as they are.
func (c *choices) update(form url.Values) {
	said := func(name string, into *string) {
		if form.Has(name) {
			*into = firstRunes(strings.TrimSpace(form.Get(name)), maxField)
		}
	}
	format := string(c.Format)
	said("format", &format)
	c.Format = formats.Format(format)
	said("encoding", &c.Encoding)
	said("id", &c.ID)
	if form.Get("title") != form.Get("was-title") { // else it is what the page has put there
		said("title", &c.Title)
	}
	said("into", &c.Into)
	if !slices.Contains([]string{views.IntoReplace, views.IntoAdd}, c.Into) {
		c.Into = ""
	}
	c.updateAlt(form)
	c.updateColumns(form)
}

// updateAlt takes over descriptions of images. An empty one is none yet.
func (c *choices) updateAlt(form url.Values) {
	for name, values := range form {
		medium, ok := strings.CutPrefix(name, altField)
		if !ok || !questions.IsMediumName(medium) || len(c.Alt) >= questions.MostMedia {
			continue
		}
		if c.Alt == nil {
			c.Alt = map[string]string{}
		}
		if text := firstRunes(strings.Join(strings.Fields(values[0]), " "), maxAlt); text != "" {
			c.Alt[medium] = text
		} else {
			delete(c.Alt, medium)
		}
	}
}

// updateColumns takes over what the columns of a table hold: column.3 belongs to the heading in heading.3. Only what was
// changed counts: was.3 says what the column was taken for.
func (c *choices) updateColumns(form url.Values) {
	for name := range form {
		n, ok := strings.CutPrefix(name, columnsHeader)
		heading := form.Get(name)
		if !ok || heading == "" || len(c.Columns) >= maxColumns {
			continue
		}
		field := form.Get(columnField + n)
		if field == form.Get("was."+n) {
			continue
		}
		if c.Columns == nil {
			c.Columns = map[string]string{}
		}
		c.Columns[heading] = firstRunes(field, maxField)
	}
}

// firstRunes is a text without what lies beyond a number of runes.
func firstRunes(text string, most int) string {
	text = strings.ToValidUTF8(text, "")
	for i := range text {
		if most--; most < 0 {
			return text[:i]
		}
	}
	return text
}

// options are how the readers are to read.
func (c *choices) options() formats.Options {
	return formats.Options{Format: c.Format, Encoding: c.Encoding, Columns: c.Columns}
}

// key tells loads of an upload apart that are read in another way.
func (c *choices) key(u *store.Upload) (string, error) {
	key, err := json.Marshal([]any{u.ID, u.Version, c.Format, c.Encoding, c.Columns})
	return string(key), err
}
