package handlers

import (
	"fmt"
	"strings"
	"testing"
)

// TestSourcesFromFilesAreRefused: what was sent is one file, and no other is read, nor itself.
func TestSourcesFromFilesAreRefused(t *testing.T) {
	i := newImporter(t)
	for _, name := range []string{"other.md", "set.yaml", "flight.yaml", "../set.yaml", "/etc/hostname", "..", ".", `C:\boot.ini`, "./set.yaml"} {
		text := strings.Replace(i.flightSet("flight"), "text: |\n      One aircraft left. Two were expected.", fmt.Sprintf("file: %q", name), 1)
		for how, page := range map[string]*page{"pasted": i.paste(text, "import"), "uploaded": i.upload("flight.yaml", text, "import")} {
			if page.StatusCode != 422 || !strings.Contains(page.text(".problems"), name) {
				t.Errorf("%s, %s: status %d, %s", name, how, page.StatusCode, page.text(".problems"))
			}
			if text := page.text(".preview .source"); strings.Contains(text, "readback") {
				t.Errorf("%s, %s: the preview shows %s", name, how, text)
			}
		}
	}
	i.wantRevision("flight", 0)
}

func TestNothingSent(t *testing.T) {
	i := newImporter(t)
	for what, page := range map[string]*page{
		"nothing": i.post("/studio/import"), "no text": i.paste("", "import"), "white space": i.paste(" \n\t\n", "check"),
		"an empty file": i.upload("set.yaml", "", "import"), "a file of white space": i.upload("set.yaml", " \n", "import"),
	} {
		if page.StatusCode != 422 || !strings.Contains(page.text(".notice"), say("import.nothing")) {
			t.Errorf("%s: status %d, %s", what, page.StatusCode, page.text("main"))
		}
	}
}

func TestTooMuchSent(t *testing.T) {
	i := newImporter(t)
	for _, size := range []int{11 << 20, 20 << 20} {
		large := strings.Repeat("x", size)
		i.paste(large, "check").want(413).wantText("h1", say("error.too-large"))
		i.upload("set.yaml", large, "check").want(413).wantText("h1", say("error.too-large"))
	}
	i.upload("set.yaml", strings.Repeat("#", 9<<20), "check").want(422).wantCount(".problems > li", 1)
}

// TestStrangeUploads are answered with problems, never with an error of ours.
func TestStrangeUploads(t *testing.T) {
	i := newImporter(t)
	flight := i.flightSet("flight")
	for _, name := range []string{"..", "/", `..\..\flight.yaml`, "flight", "flight.txt", "a/b/flight.yaml", "\u00e9.yaml", strings.Repeat("x", 5000) + ".yaml"} {
		if page := i.upload(name, flight, "check"); page.StatusCode != 200 && page.StatusCode != 422 {
			t.Errorf("%.40q: status %d", name, page.StatusCode)
		}
	}
	contents := map[string]string{
		"latin 1": "title: caf\xe9", "a picture": "\x89PNG\r\n\x1a\n\x00", "UTF-16": "\xff\xfet\x00i\x00", "a list": "- a\n- b", "a number": "17",
		"deep": strings.Repeat("[", 50_000), "aliases": "a: &a [x]\nb: &b [*a, *a]\n", "a JSON string": `"readback"`, "half of it": flight[:len(flight)/2],
		"two documents": flight + "---\n" + flight, "tabs": "id:\n\t- x", "an anchor to itself": "questions: &a [*a]", "null": "questions: [null, ~, {}]\nbriefing: [null]",
	}
	for what, content := range contents {
		for _, name := range []string{"set.yaml", "set.json"} {
			if page := i.upload(name, content, "import"); page.StatusCode != 422 || page.find(".problems > li").Length() == 0 {
				t.Errorf("%s as %s: status %d, %s", what, name, page.StatusCode, page.text("main"))
			}
		}
	}
}

// TestEveryLineMayBeBroken: whatever is wrong with a set, the answer is a page, and what can be imported can be shown.
func TestEveryLineMayBeBroken(t *testing.T) {
	i := newImporter(t)
	lines := strings.SplitAfter(i.flightSet("flight"), "\n")
	breaks := map[string]func(string) string{
		"is gone":       func(string) string { return "" },
		"is twice":      func(line string) string { return line + line },
		"has no value":  func(line string) string { key, _, _ := strings.Cut(line, ":"); return key + ":\n" },
		"is cut":        func(line string) string { return line[:len(line)/2] + "\n" },
		"is indented":   func(line string) string { return "  " + line },
		"is a list":     func(line string) string { key, _, _ := strings.Cut(line, ":"); return key + ": [{}]\n" },
		"is a number":   func(line string) string { key, _, _ := strings.Cut(line, ":"); return key + ": -7\n" },
		"isn't Unicode": func(line string) string { return strings.TrimSpace(line) + "\xff\n" },
	}
	for n := range lines {
		for how, broken := range breaks {
			text := strings.Join(lines[:n], "") + broken(lines[n]) + strings.Join(lines[n+1:], "")
			switch page := i.upload("flight.yaml", text, "import"); page.StatusCode {
			case 303:
				i.get(page.to()).want(200)
			case 422:
				if page.find(".problems > li").Length() == 0 {
					t.Errorf("line %d %s: no problem is shown", n+1, how)
				}
			default:
				t.Errorf("line %d %s: status %d", n+1, how, page.StatusCode)
			}
		}
	}
}
