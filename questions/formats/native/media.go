package native

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// maxData is how many bytes of base64 all images of a file may have, those that aliases repeat too.
const maxData = (questions.MaxMedia/3 + questions.MostMedia) * 4

var dataType = reflect.TypeFor[[]byte]()

// data reads base64, over any number of lines.
func (d *decoder) data(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.wrongType(n, "text")
		d.undecoded[placeAt(n)] = true
		return
	}
	if d.data64 += len(n.Value); d.data64 > maxData {
		d.problem(placeAt(n), "media-large", "most", "32 MB", "count", questions.MostMedia)
		d.undecoded[placeAt(n)] = true
		return
	}
	text := strings.TrimRight(strings.Join(strings.Fields(n.Value), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		d.problem(placeAt(n), "medium-data")
		d.undecoded[placeAt(n)] = true
		return
	}
	v.SetBytes(data)
}

// media reads the images that lie beside the set file, and gives all of them the names of their content.
func (d *decoder) media(fsys fs.FS, set *questions.Set) {
	read, names := questions.Set{}, map[string]string{}
	for i := range set.Media {
		m := &set.Media[i]
		where := d.place(pointer("", "media", i))
		if m.Name == "" {
			m.Name = m.File
		}
		if _, twice := names[m.Name]; twice && m.Name != "" {
			d.problem(where, "id-twice", "what", "medium", "found", m.Name)
			continue
		}
		names[m.Name] = m.Name
		data, ok := d.medium(fsys, m, i)
		if !ok {
			read.Media = append(read.Media, unread(m))
			continue
		}
		name, err := read.Embed(data)
		if err != nil {
			d.notKept(where, m.Name, err)
			read.Media = append(read.Media, unread(m))
			continue
		}
		names[m.Name] = name
	}
	set.Media = read.Media
	set.RenameMedia(names)
}

// unread is a place for an image that couldn't be read, so that nothing is said of the texts that show it.
func unread(m *questions.Medium) questions.Medium {
	return questions.Medium{Name: m.Name, File: cmp.Or(m.File, "data")}
}

// medium is what is in an image, unless something is wrong with how it is given.
func (d *decoder) medium(fsys fs.FS, m *questions.Medium, i int) (data []byte, ok bool) {
	where := d.place(pointer("", "media", i, "file"))
	switch {
	case m.File != "" && m.Data != nil:
		d.problem(where, "data-and-file", "name", m.Name)
	case m.File != "":
		return d.beside(fsys, m.File, where)
	case m.Data != nil:
		return m.Data, true
	case !d.undecoded[d.place(pointer("", "media", i, "data"))]:
		d.problem(where, "medium-name", "found", m.Name)
	}
	return nil, false
}

// beside reads an image beside the set file.
func (d *decoder) beside(fsys fs.FS, name string, where place) (data []byte, ok bool) {
	if !isPlainName(name) {
		d.problem(where, "file-name", "name", name)
		return nil, false
	}
	data, err := readUpTo(fsys, path.Join(path.Dir(d.file), name), questions.MaxMedium)
	if err != nil {
		d.problem(where, "file-unreadable", "name", name, "reason", reason(err))
		return nil, false
	}
	return data, true
}

// notKept says why an image isn't kept.
func (d *decoder) notKept(where place, name string, err error) {
	if errors.Is(err, questions.ErrNotImage) {
		d.problem(where, "medium-image", "name", name)
		return
	}
	d.problem(where, "medium-large", "name", name, "most", "4 MB")
}

// withoutData is how many bytes a file has besides the base64 of images: long runs of its letters.
func withoutData(data []byte) int {
	const long = 1000
	total := len(data)
	for len(data) > 0 {
		i := bytes.IndexFunc(data, func(r rune) bool { return !isBase64(r) })
		if i < 0 {
			i = len(data)
		}
		if i >= long {
			total -= i
		}
		data = data[min(i+1, len(data)):]
	}
	return total
}

func isBase64(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '+' || r == '/' || r == '='
}
