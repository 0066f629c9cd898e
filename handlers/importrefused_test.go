package handlers

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

// TestSourcesFromFilesAreRefused: what was sent is one file, and no other is read, nor itself.
func TestSourcesFromFilesAreRefused(t *testing.T) {
	i := newImporter(t)
	for _, name := range []string{"other.md", "questions.txt", "flight.yaml", "../set.yaml", "/etc/hostname", "..", ".", `C:\boot.ini`, "./set.yaml"} {
		text := strings.Replace(i.flightSet("flight"), "text: |\n      One aircraft left. Two were expected.", fmt.Sprintf("file: %q", name), 1)
		for how, check := range map[string]*page{"pasted": i.paste(text), "uploaded": i.upload("flight.yaml", text)} {
			page := i.press(check, "import")
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
		"nothing": i.post("/studio/import"), "no text": i.paste(""), "white space": i.paste(" \n\t\n"), "an empty file": i.upload("set.yaml", ""),
		"an empty form": i.send(http.MethodPost, "/studio/import", "multipart/form-data; boundary=x", "--x--\r\n"),
		"no form":       i.send(http.MethodPost, "/studio/import", "text/plain", "readback: 1"),
		"another form":  i.send(http.MethodPost, "/studio/import", "multipart/form-data; boundary=y", "--x\r\n\r\n"),
		"JSON":          i.send(http.MethodPost, "/studio/import", "", `{"readback": 1}`),
	} {
		if page.StatusCode != 422 || !strings.Contains(page.text(".notice"), say("import.nothing")) {
			t.Errorf("%s: status %d, %s", what, page.StatusCode, page.text("main"))
		}
	}
	i.upload("set.yaml", " \n").want(200).wantText(".problems", say("problem.file-empty"))
}

// TestTooMuchSent: the limit is named, whatever the request is.
func TestTooMuchSent(t *testing.T) {
	i := newImporter(t)
	large := strings.Repeat("x", uploadLimit+1)
	i.upload("set.yaml", large).want(413).wantText("#file_error, #file-error", "64 MB")
	i.upload("set.yaml", large[:uploadLimit]).want(200)
	i.paste(large[:pasteLimit+1]).want(413).wantText(".notice", "64 MB")
	i.post("/studio/import", "text", large).want(413).wantText(".notice", "64 MB")

	check := i.paste(i.flightSet("flight"))
	i.press(check, "check", "text", large[:11<<20]).want(413).wantText("h1", say("error.too-large"))
	i.header.Set("Accept", "application/json")
	if told := i.sendFile("set.yaml", large).want(413).body; !strings.Contains(told, "64 MB") {
		t.Errorf("a script is told %s", told)
	}
	if told := i.sendFile("set.yaml", "x: y").want(201).body; !strings.Contains(told, `{"page":"/studio/import/`) {
		t.Errorf("a script is told %s", told)
	}
}

// TestStrangeRequests are refused as such.
func TestStrangeRequests(t *testing.T) {
	i := newImporter(t)
	var many bytes.Buffer
	form := multipart.NewWriter(&many)
	for n := range 10_000 {
		i.must(form.WriteField(fmt.Sprint("field", n), "x"))
	}
	i.must(form.Close())
	cut := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gift\"\r\n\r\nWhat?"
	for what, page := range map[string]*page{
		"ten thousand fields": i.send(http.MethodPost, "/studio/import", form.FormDataContentType(), many.String()),
		"no boundary":         i.send(http.MethodPost, "/studio/import", "multipart/form-data", "--x--"),
		"cut off":             i.send(http.MethodPost, "/studio/import", "multipart/form-data; boundary=x", cut),
		"no form at all":      i.send(http.MethodPost, "/studio/import", "application/x-www-form-urlencoded", "%zz=%"),
	} {
		if page.StatusCode != 400 {
			t.Errorf("%s: status %d, %s", what, page.StatusCode, page.text("main"))
		}
	}
	if rows := must[int64](t)(i.uploadRows()); rows != 0 {
		t.Errorf("%d uploads are left of it", rows)
	}
}

func (s *site) uploadRows() (int64, error) {
	report, err := s.Store.Verify(s.t.Context())
	return report.Rows["uploads"], err
}

// TestStrangeUploads are answered with problems, never with an error of ours.
func TestStrangeUploads(t *testing.T) {
	i := newImporter(t)
	flight := i.flightSet("flight")
	for _, name := range []string{"..", "/", `..\..\flight.yaml`, "flight", "flight.txt", "a/b/flight.yaml", "\u00e9.yaml", "a\u202etfig.exe", "x!y.zip", strings.Repeat("x", 5000) + ".yaml"} {
		page := i.upload(name, flight)
		if page.StatusCode != 200 || len(page.text(".kicker")) > 2*longestName || strings.ContainsAny(page.text(".head .kicker"), "/\\!\u202e") {
			t.Errorf("%.40q: status %d, %s", name, page.StatusCode, page.text(".head .kicker"))
		}
	}
	contents := map[string]string{
		"latin 1": "title: caf\xe9", "a picture": "\x89PNG\r\n\x1a\n\x00", "UTF-16": "\xff\xfet\x00i\x00", "a list": "- a\n- b", "a number": "17",
		"deep": strings.Repeat("[", 50_000), "aliases": "a: &a [x]\nb: &b [*a, *a]\n", "a JSON string": `"readback"`, "half of it": flight[:len(flight)/2],
		"two documents": flight + "---\n" + flight, "tabs": "id:\n\t- x", "an anchor to itself": "questions: &a [*a]", "null": "questions: [null, ~, {}]\nbriefing: [null]",
		"a zip of nothing": "PK\x05\x06" + strings.Repeat("\x00", 18), "half a zip": "PK\x03\x04", "half a gzip": "\x1f\x8b\x08", "a long line": strings.Repeat("x ", 1<<19),
	}
	for what, content := range contents {
		for _, name := range []string{"set.yaml", "set.json", "set.gift", "set.zip", "set"} {
			if strings.HasPrefix(what, "a long") && name != "set.yaml" {
				continue
			}
			page := i.upload(name, content)
			if page.StatusCode != 200 || name == "set.yaml" && page.find(".problems > li").Length() == 0 {
				t.Errorf("%s as %s: status %d, %s", what, name, page.StatusCode, page.text("h1"))
			}
			if status := i.press(page, "import").StatusCode; status != 422 && status != 303 {
				t.Errorf("%s as %s: importing has status %d", what, name, status)
			}
		}
	}
}

// TestEveryFormatTakesEverything: whatever a file is read as, the answer is a page.
func TestEveryFormatTakesEverything(t *testing.T) {
	i := newImporter(t)
	for _, content := range []string{i.flightSet("flight"), "What?\nA. This\nB. That\nANSWER: A\n", "PK\x05\x06" + strings.Repeat("\x00", 18), "<quiz/>", "a,b\n\"", "\xff\xfe\x00"} {
		page := i.upload("file", content).want(200)
		for _, option := range page.find("#format option").EachIter() {
			format := option.AttrOr("value", "")
			i.follow(i.press(page, "check", "format", format)).want(200)
		}
		i.follow(i.press(page, "check", "format", "nonsense", "encoding", "nonsense", "id", strings.Repeat("x", 9999), "into", "nonsense")).want(200)
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
			switch page := i.press(i.upload("flight.yaml", text), "import"); page.StatusCode {
			case 303:
				i.follow(page).want(200)
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
