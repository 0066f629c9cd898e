package olx

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

// packed is an archive of members, name and content in turn.
func packed(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for i := 0; i < len(members); i += 2 {
		err := w.WriteHeader(&tar.Header{Name: members[i], Mode: 0o644, Size: int64(len(members[i+1]))})
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpackAndRead reads an archive.
func unpackAndRead(t testing.TB, members ...string) (questions.Set, questions.Problems) {
	t.Helper()
	return Read(fstest.MapFS{"course.tar.gz": {Data: packed(t, members...)}}, "course.tar.gz")
}

func asks(stem string) string {
	return `<problem><stringresponse answer="a"><label>` + stem + `</label><textline/></stringresponse></problem>`
}

func stems(set questions.Set) string {
	var list []string
	for _, q := range set.Questions {
		list = append(list, q.ID+":"+q.Stem+"("+strings.Join(q.Tags, ",")+")")
	}
	return strings.Join(list, " ")
}

func TestACourseIsReadInItsOrder(t *testing.T) {
	picture := &bytes.Buffer{}
	if err := png.Encode(picture, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	set, problems := unpackAndRead(t,
		"course/problem/b2.xml", strings.Replace(asks("Two?"), "<problem>", `<problem max_attempts="3">`, 1),
		"course/problem/a1.xml", strings.Replace(asks("One?"), "</problem>", `<p><img src="/static/the%20rig.png" alt="a rig"/></p></problem>`, 1),
		"course/problem/draft.xml", asks("Never?"),
		"course/static/the_rig.png", picture.String(),
		"course/course.xml", `<course url_name="2024" org="x" course="y"/>`,
		"course/course/2024.xml", `<course display_name="Oil &amp; water" language="en_GB"><chapter url_name="c1"/><chapter url_name="gone"/><wiki slug="w"/></course>`,
		"course/chapter/c1.xml", `<chapter display_name="The spill"><sequential url_name="s1"/></chapter>`,
		"course/sequential/s1.xml", `<sequential display_name="Day 1"><vertical url_name="v1"/></sequential>`,
		"course/vertical/v1.xml", `<vertical display_name="Unit"><html url_name="h1"/><problem url_name="a1"/><video url_name="v"/><html url_name="h2"/><problem url_name="b2"/><problem url_name="a1"/><problem url_name="c3">`+
			`<stringresponse answer="c"><label>Three?</label><textline/></stringresponse></problem></vertical>`)
	if got := stems(set); !strings.HasPrefix(got, "a1:One?\n\n![a rig](media:") || !strings.HasSuffix(got, "(The spill,Day 1) b2:Two?(The spill,Day 1) c3:Three?(The spill,Day 1)") {
		t.Errorf("%s", got)
	}
	if set.Title != "Oil & water" || set.Language != "en-GB" || len(set.Media) != 1 {
		t.Errorf("%q %q %d", set.Title, set.Language, len(set.Media))
	}
	if said(problems) != "olx-ignored olx-missing olx-rules olx-unlinked" || problems[0].Args["found"] != "2 html, 1 video" {
		t.Errorf("%+v", problems)
	}
}

func TestALibrary(t *testing.T) {
	set, problems := unpackAndRead(t, "library/library.xml", `<library display_name="All about oil"><problem url_name="x"/><problem url_name="y"/></library>`,
		"library/problem/x.xml", asks("X?"), "library/problem/y.xml", asks("Y?"))
	if stems(set) != "x:X?() y:Y?()" || set.Title != "All about oil" || len(problems) > 0 {
		t.Errorf("%s %q %v", stems(set), set.Title, problems)
	}
}

func TestProblemsWithoutACourse(t *testing.T) {
	set, problems := unpackAndRead(t, "x.xml", asks("X?"), "readme.txt", "<problem>", "deep/y.xml", asks("Y?"), "html/z.xml", "<p>no</p>")
	if stems(set) != "x:X?() y:Y?()" || len(problems) > 0 {
		t.Errorf("%s %v", stems(set), problems)
	}
}

func TestOneBrokenFileDoesNotHideTheOthers(t *testing.T) {
	set, problems := unpackAndRead(t, "library/library.xml", `<library><problem url_name="x"/><problem url_name="y"/><problem url_name="z"/><vertical url_name="v"/></library>`,
		"library/problem/x.xml", strings.Replace(asks("X?"), "<textline/>", "<textline>", 1), "library/problem/y.xml", asks("Y?"), "library/problem/z.xml", "\x00",
		"library/vertical/v.xml", "<vertical>"+strings.Replace(asks("V?"), "<problem>", `<problem url_name="v1">`, 1)+"</vertical></sequential>")
	if stems(set) != "x:X?() y:Y?() v1:V?()" || said(problems) != "xml nul xml" {
		t.Errorf("%s %+v", stems(set), problems)
	}
	for _, p := range problems {
		if p.Raw == "" || !strings.Contains(p.File, "course.tar.gz!library/") {
			t.Errorf("%+v", p)
		}
	}
}

func TestACourseWithoutItsFiles(t *testing.T) {
	_, problems := read(t, `<course url_name="2024" org="x"/>`)
	if said(problems) != "no-questions olx-missing" && said(problems) != "olx-missing no-questions" {
		t.Errorf("%v", problems)
	}
	set, problems := read(t, `<vertical><problem url_name="x"/>`+strings.Replace(asks("Y?"), "<problem>", `<problem url_name="y">`, 1)+`<html><p>Text</p></html></vertical>`)
	if stems(set) != "y:Y?()" || said(problems) != "olx-ignored olx-missing" {
		t.Errorf("%s %v", stems(set), problems)
	}
}

func TestBlocksThatPointToThemselvesEnd(t *testing.T) {
	set, _ := unpackAndRead(t, "course.xml", `<course url_name="a"/>`, "course/a.xml", `<course display_name="A"><chapter url_name="b"/><chapter url_name="b"/></course>`,
		"chapter/b.xml", `<chapter><chapter url_name="b"/><course url_name="a"/><problem url_name="p"/></chapter>`, "problem/p.xml", asks("P?"))
	if stems(set) != "p:P?()" {
		t.Errorf("%s", stems(set))
	}
}
