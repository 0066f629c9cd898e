package xmltree

import (
	"testing"

	"github.com/readback/readback/questions/formats/internal/draft"
)

func TestBrokenXMLIsToldInOnePassAndReadOn(t *testing.T) {
	d := draft.New("a.xml")
	n := Parse([]byte("<?xml version='1.1' encoding='ISO-8859-1'?>\n<quiz xmlns:m='urn:m'>\n <question type=a>\n<name><text>caf\xe9 &nbsp; &amp; &foo; a & b</text></name></question><m:q/>\n<q><b>no end</q><x></x></y>< <z/></quiz>"), "", d)
	_, ps := d.Finish()
	t.Logf("%q %v", n.Find("question", "name", "text").InnerText(), ps)
	t.Logf("%s", n.InnerHTML())
	t.Logf("%+v %s", n.All()[0].Attrs, n.All()[1].Space)
}
