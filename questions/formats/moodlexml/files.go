package moodlexml

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// pluginFile is how texts name the files that lie beside them.
const pluginFile = "@@PLUGINFILE@@/"

// files are the files of a question, which lie beside the texts that use them.
type files struct {
	all    []*xmltree.Node
	byName map[string]*xmltree.Node // the first with each name; nil: not looked up yet
	near   map[string]*xmltree.Node // those beside one text
	of     *xmltree.Node            // which text that is
	uses   map[*xmltree.Node]int
}

// mostUses is how often one file of a question is unpacked: each time costs as much as the file is large.
const mostUses = 50

// image finds the file that an image's address leads to: beside its text, or else beside another of the question.
func (q *question) image(src string) (data []byte, ok bool) {
	name, ok := strings.CutPrefix(src, pluginFile)
	if !ok {
		return nil, false
	}
	n := q.file(name)
	if n == nil {
		return nil, false
	}
	if q.files.uses[n]++; q.files.uses[n] > mostUses {
		return nil, false
	}
	return unpacked(n)
}

// file finds a file by its name, as it is written in an address.
func (q *question) file(name string) *xmltree.Node {
	q.listFiles()
	name, _, _ = strings.Cut(name, "?")
	name, _, _ = strings.Cut(name, "#")
	if n := q.files.named(name); n != nil {
		return n
	}
	if plain, err := url.PathUnescape(name); err == nil {
		return q.files.named(plain)
	}
	return nil
}

func (f *files) named(name string) *xmltree.Node {
	if n := f.near[name]; n != nil {
		return n
	}
	return f.byName[name]
}

// listFiles looks the files up: of the question once, and those beside the text that is being read.
func (q *question) listFiles() {
	if q.files.byName == nil {
		all := q.root.Deep("file")
		q.files = files{all: all, byName: byName(all), uses: map[*xmltree.Node]int{}}
		if old := q.root.Find(oldName); old != nil {
			q.files.byName[oldName] = old
		}
	}
	if q.files.of != q.part {
		q.files.of, q.files.near = q.part, byName(q.part.All("file"))
	}
}

// byName are files by their names with their folders, of several the first.
func byName(list []*xmltree.Node) map[string]*xmltree.Node {
	named := make(map[string]*xmltree.Node, len(list))
	for _, n := range list {
		name := strings.TrimPrefix(n.Attr("path"), "/") + n.Attr("name")
		if named[name] == nil {
			named[name] = n
		}
	}
	return named
}

// unpacked is the content of a file.
func unpacked(n *xmltree.Node) (data []byte, ok bool) {
	if n == nil {
		return nil, false
	}
	packed := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '=' {
			return -1
		}
		return r
	}, n.InnerText())
	data, err := base64.RawStdEncoding.DecodeString(packed)
	return data, err == nil && len(data) > 0
}

// unusedFiles reports the files that no text shows as an image: sounds, videos and documents behind links.
func (q *question) unusedFiles() {
	if !strings.Contains(q.Raw, "<file") {
		return
	}
	q.listFiles()
	for _, n := range q.files.all {
		if q.files.uses[n] == 0 {
			q.Warn(q.at(n), "not-kept", "what", "the file "+shown(n.Attr("name")))
		}
	}
}

// oldName is how the image is called that Moodle 1 had in <image_base64>.
const oldName = "image_base64"

// oldImage is the image that Moodle 1 had beside a stem, as Markdown: its name is in <image>.
func (q *question) oldImage() string {
	n := q.root.Find("image")
	name := strings.TrimSpace(n.InnerText())
	if name == "" {
		return ""
	}
	q.part = n
	if q.root.Find(oldName) == nil {
		q.Warn(q.at(n), "image-lost", "src", shown(name))
		return ""
	}
	return "\n\n" + q.linked("!["+markup.Escape(legal(name))+"]("+pluginFile+oldName+")")
}

// linked is Markdown with the images of the file in the place of the addresses that Moodle gives them.
func (q *question) linked(text string) string {
	if !strings.Contains(text, pluginFile) {
		return text
	}
	return fileAddress.ReplaceAllStringFunc(text, func(address string) string {
		data, ok := q.image(address)
		if !ok {
			q.html.Lost("image-lost", "src", shown(address))
			return address
		}
		name, err := q.d.Set.Embed(data)
		if err != nil {
			q.html.Lost("image-lost", "src", shown(address))
			return address
		}
		return questions.MediaScheme + name
	})
}

// fileAddress is the address of a file in Markdown.
var fileAddress = regexp.MustCompile(`@@PLUGINFILE@@/[^\s()<>"'\]]+`)
