package qti

import (
	"archive/zip"
	"io"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// Write writes a set as a package: a manifest, a test that has the questions in their order, an item for each, and the
// images. The problems are warnings about what isn't in it.
func Write(w io.Writer, set questions.Set, v *Version) (questions.Problems, error) {
	x := &writer{Version: v, set: &set, report: loss.New(v.Name), names: map[string]bool{}}
	x.items()
	x.head()
	return x.report.Problems(), x.zip(w)
}

// writer writes one set.
type writer struct {
	*Version
	set     *questions.Set
	report  *loss.Report
	names   map[string]bool // of items
	files   []file          // in the order of the package
	written []written
	shown   []string // media, in the order in which they are shown
	index   int      // of the question that is being written
	q       *questions.Question
	used    []string // media that it shows
	changed bool     // its marking became another one, which was said
}

// file is a member of the package.
type file struct{ name, text string }

// written is a question that is in the package.
type written struct {
	index int
	name  string // its identifier
	media []string
}

// items writes the questions.
func (x *writer) items() {
	for i := range x.set.Questions {
		x.index, x.q, x.used, x.changed = i, &x.set.Questions[i], nil, false
		name := x.itemName()
		document := x.document(name)
		read := x.readBack(document)
		if read == nil {
			x.report.Left(i, x.q)
			continue
		}
		x.compare(read)
		x.names[name] = true
		x.files = append(x.files, file{itemFile(name), document})
		x.written = append(x.written, written{i, name, x.used})
	}
}

// document is the question as a file; empty when there is nothing like its type.
func (x *writer) document(name string) string {
	item := x.item()
	if item == nil {
		return ""
	}
	item.attrs = append(item.attrs, "identifier", identifier(name), "title", x.title(), "adaptive", "false", "timeDependent", "false")
	return item.document(x.Version)
}

// itemName is the question's id, or one as it gets when it is read.
func (x *writer) itemName() string {
	name := x.q.ID
	if name == "" {
		name = questions.SlugOf(x.q.Stem)
	}
	for base, n := name, 2; x.names[name]; n++ {
		name = base + "-" + string(decimal(big.NewRat(int64(n), 1)))
	}
	return name
}

func itemFile(name string) string { return "items/" + name + ".xml" }

// title is the question's, or the beginning of its stem, since every item has one.
func (x *writer) title() string {
	if x.q.Title != "" {
		return x.q.Title
	}
	text := strings.Join(strings.Fields(questions.PlainText(x.q.Stem)), " ")
	if text == "" {
		return x.q.ID
	}
	return beginning(text)
}

// beginning are the first words of a text.
func beginning(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	text = string(runes[:most])
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text + "…"
}

// points is what the question is worth.
func (x *writer) points() *big.Rat {
	if p := x.q.Max(); p.Sign() > 0 {
		return p
	}
	return one() // a question that is worth nothing can't be told from one whose rules are wrong
}

// zip packs the files. Nothing in it depends on when it is written.
func (x *writer) zip(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, f := range x.files {
		member, err := z.Create(f.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(member, f.text); err != nil {
			return err
		}
	}
	return z.Close()
}
