package native

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// dot is a small image, and dotName the name that it has by its content.
var dot, dotName = func() ([]byte, string) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		panic(err)
	}
	name, err := questions.MediumName(b.Bytes())
	if err != nil {
		panic(err)
	}
	return b.Bytes(), name
}()

// withMedia is a set with these media, whose stem shows map.png.
func withMedia(media string) string {
	return yamlHead + "media:\n" + media + "questions:\n  - {id: q, type: true-false, stem: 'See ![a map](media:map.png)', answer: true}\n"
}

func TestImagesAreRead(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString(dot)
	files := fstest.MapFS{"map.png": {Data: dot}}
	for name, media := range map[string]string{
		"from a file":        "  - {name: map.png, file: map.png}\n",
		"of its own name":    "  - file: map.png\n",
		"within":             "  - {name: map.png, data: " + encoded + "}\n",
		"over several lines": "  - name: map.png\n    data: |\n      " + encoded[:20] + "\n      " + encoded[20:] + "\n",
		"marked as binary":   "  - {name: map.png, data: !!binary " + encoded + "}\n",
		"twice":              "  - {name: map.png, file: map.png}\n  - {name: other, file: map.png}\n",
	} {
		files["set.yaml"] = &fstest.MapFile{Data: []byte(withMedia(media))}
		set, problems := Read(files, "set.yaml")
		if diff := cmp.Diff(questions.Problems(nil), problems); diff != "" {
			t.Errorf("%s: problems:\n%s", name, diff)
		}
		if diff := cmp.Diff([]questions.Medium{{Name: dotName, Data: dot}}, set.Media); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if want := "See ![a map](media:" + dotName + ")"; set.Questions[0].Stem != want {
			t.Errorf("%s: %s", name, set.Questions[0].Stem)
		}
	}
}

func TestImagesComeBack(t *testing.T) {
	set := soundSet()
	set.Media = []questions.Medium{{Name: dotName, Data: dot}}
	set.Questions[0].Stem += " ![a map](media:" + dotName + ")"
	for form := range writers {
		read, file, problems := again(t, form, set)
		if diff := cmp.Diff(set, read); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %v (-written +read):\n%s\n%s", form, problems, diff, file)
		}
	}
}

func TestImageProblems(t *testing.T) {
	large := base64.StdEncoding.EncodeToString(append(bytes.Clone(dot), make([]byte, questions.MaxMedium)...))
	tests := map[string][]string{
		"  - {name: map.png, file: gone.png}\n":                                    {"5:27 file-unreadable"},
		"  - {name: map.png, file: ../map.png}\n":                                  {"5:27 file-name"},
		"  - {name: map.png, file: set.yaml}\n":                                    {"5:5 medium-image"},
		"  - {name: map.png, file: large.png}\n":                                   {"5:27 file-unreadable"},
		"  - {name: map.png, data: 'a-b'}\n":                                       {"5:27 medium-data"},
		"  - {name: map.png, data: [a]}\n":                                         {"5:27 wanted-text"},
		"  - {name: map.png, data: ''}\n":                                          {"5:5 medium-image"},
		"  - {name: map.png, data: ~}\n":                                           {"5:5 medium-name"},
		"  - {name: map.png}\n":                                                    {"5:5 medium-name"},
		"  - {name: map.png, data: PHN2Zy8+}\n":                                    {"5:5 medium-image"},
		"  - {name: map.png, file: map.png, data: PHN2Zy8+}\n":                     {"5:27 data-and-file"},
		"  - {name: other.png, file: map.png}\n":                                   {"7:37 image-unknown"},
		"  - {name: map.png, data: " + large + "}\n":                               {"5:5 medium-large"},
		"  - {name: map.png, file: map.png}\n  - {name: map.png, file: map.png}\n": {"6:5 id-twice"},
	}
	for media, want := range tests {
		files := fstest.MapFS{"map.png": {Data: dot}, "set.yaml": {Data: []byte(withMedia(media))}, "large.png": {Data: make([]byte, questions.MaxMedium+1)}}
		_, problems := Read(files, "set.yaml")
		if diff := cmp.Diff(want, said(problems)); diff != "" {
			t.Errorf("%.100s (-want +got):\n%s", media, diff)
		}
	}
}

func TestOnlyImagesMakeAFileLarge(t *testing.T) {
	image := append(bytes.Clone(dot), make([]byte, questions.MaxMedium-len(dot))...)
	var media strings.Builder
	for i := range 3 {
		image[len(image)-1] = byte(i)
		media.WriteString("  - {name: i" + string(rune('0'+i)) + ", data: " + base64.StdEncoding.EncodeToString(image) + "}\n")
	}
	media.WriteString("  - {name: map.png, data: " + base64.StdEncoding.EncodeToString(dot) + "}\n")
	text := withMedia(media.String())
	if set, problems := readText("set.yaml", text); len(problems) > 0 || len(set.Media) != 4 || len(text) < 2*MaxBytes {
		t.Errorf("%d images in %d bytes, %v", len(set.Media), len(text), said(problems))
	}
	if _, problems := readText("set.yaml", text+strings.Repeat("# x\n", MaxBytes/4)); len(problems) != 1 || problems[0].Rule != "file-unreadable" {
		t.Errorf("%v", said(problems))
	}
	bomb := "media:\n  - &m {name: a, data: " + base64.StdEncoding.EncodeToString(image) + "}\n" + strings.Repeat("  - *m\n", 1000)
	if _, problems := readText("set.yaml", yamlHead+bomb); len(problems) == 0 || !strings.Contains(strings.Join(said(problems), " "), "media-large") {
		t.Errorf("%v", said(problems))
	}
}
