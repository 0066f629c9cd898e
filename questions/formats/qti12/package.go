package qti12

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

const (
	// nonCC is the folder in which a cartridge of Canvas has its quizzes in full; what is outside is what other systems
	// understand of them.
	nonCC     = "non_cc_assessments/"
	metaName  = "assessment_meta.xml"
	manifest  = "imsmanifest.xml"
	sniffed   = 4 << 10 // bytes of a file in which its root element stands
	cartridge = "assessment_qti.xml"
)

// unpack finds the documents of a package: in the order of its manifest, and those it doesn't name behind them.
func (r *reader) unpack(fsys fs.FS, name string) {
	if r.files = archive.Open(fsys, name, r.d); r.files == nil {
		r.failed = true
		return
	}
	r.md.Image = r.image
	for _, member := range r.inOrder(r.manifest()) {
		if data, ok := r.sniff(member); ok {
			r.open(data, member)
		}
	}
}

// manifest reads the manifest, for the package's title and the order of its files. A broken one is only worth a warning.
func (r *reader) manifest() *xmltree.Node {
	member, ok := r.files.Find(manifest)
	if !ok {
		return nil
	}
	data, ok := r.files.Load(member, r.d.Warn)
	if !ok {
		return nil
	}
	root := xmltree.ParseWith(data, r.files.Member(member), r.d.Warn)
	if titles := root.Find("metadata").Deep("title"); len(titles) > 0 {
		r.d.Set.Title = oneLine(titles[0].InnerText())
	}
	return root
}

// inOrder lists the XML files of the package.
func (r *reader) inOrder(root *xmltree.Node) []string {
	var list []string
	seen := map[string]bool{}
	add := func(member string) {
		if !seen[member] && isXML(member) && r.files.Has(member) && !r.inFull(member) {
			seen[member] = true
			list = append(list, member)
		}
	}
	for _, resource := range root.Find("resources").All("resource") {
		r.resource(resource, add)
	}
	for _, member := range r.files.Members() {
		add(member)
	}
	return list
}

// resource adds the files of a resource. Canvas names the full form of a quiz beside what describes it.
func (r *reader) resource(resource *xmltree.Node, add func(string)) {
	names := []string{resource.Attr("href")}
	for _, file := range resource.All("file") {
		names = append(names, file.Attr("href"))
	}
	if id := resource.Attr("identifier"); id != "" {
		names = append(names, nonCC+id+".xml.qti")
	}
	for _, name := range names {
		for _, candidate := range decoded(name) {
			add(candidate)
		}
	}
}

// inFull tells whether a file is what is left of a quiz for other systems, while the package has all of it.
func (r *reader) inFull(member string) bool {
	folder, file := path.Split(member)
	return file == cartridge && r.files.Has(path.Join(path.Dir(path.Clean(folder)), nonCC+path.Base(folder)+".xml.qti"))
}

func isXML(member string) bool {
	switch strings.ToLower(path.Ext(member)) {
	case ".xml", ".qti", ".dat":
		return path.Base(member) != metaName && path.Base(member) != manifest
	}
	return false
}

// sniff unpacks a file of the package if it has questions in it.
func (r *reader) sniff(member string) ([]byte, bool) {
	data, ok := r.files.Load(member, r.d.Warn)
	if !ok {
		return nil, false
	}
	head := bytes.ReplaceAll(data[:min(len(data), sniffed)], []byte{0}, nil) // UTF-16 has them
	return data, slices.ContainsFunc([]string{"questestinterop", "<item", "<assessment ", "<objectbank"}, func(mark string) bool {
		return bytes.Contains(head, []byte(mark))
	})
}

// meta is what Canvas writes beside a quiz about it, or nil.
func (r *reader) meta(member string) *xmltree.Node {
	folder := path.Dir(member)
	if in, ok := strings.CutSuffix(folder+"/", nonCC); ok {
		folder = in + strings.TrimSuffix(path.Base(member), ".xml.qti")
	}
	name := path.Join(folder, metaName)
	if !r.files.Has(name) {
		return nil
	}
	data, ok := r.files.Load(name, r.d.Warn)
	if !ok {
		return nil
	}
	root := xmltree.ParseWith(data, r.files.Member(name), r.d.Warn)
	if root == nil || root.Name != "quiz" {
		return nil
	}
	return root
}
