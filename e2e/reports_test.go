package e2e

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// downloadsReports presses every CSV link of the scores page and reads what arrives: two learners, of whom one took
// the quiz once.
func (b *tab) downloadsReports(quiz string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz + "/scores")
	for report, rows := range map[string]int{"learners": 2, "attempts": 1, "answers": answerable(runwaySet(b.t))} {
		plain := b.download(at("a[href$='/" + report + ".csv']"))
		excel := b.download(at("a[href$='/" + report + ".csv?bom=1']"))
		if bom := []byte("\ufeff"); !bytes.HasPrefix(excel, bom) || !bytes.Equal(bytes.TrimPrefix(excel, bom), plain) {
			b.t.Errorf("%s: the file for Excel isn't the same with a byte order mark", report)
		}
		b.readReport(report, plain, rows)
	}
}

// readReport reads a report as another program would.
func (b *tab) readReport(report string, data []byte, rows int) {
	b.t.Helper()
	table, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		b.t.Errorf("%s.csv: %v", report, err)
		return
	}
	if len(table) != rows+1 {
		b.t.Errorf("%s.csv has %d rows, want %d and a heading:\n%s", report, len(table), rows, data)
	}
	if strings.Contains(string(data), "Katherine Johnson") {
		b.t.Errorf("%s.csv counts the instructor's try:\n%s", report, data)
	}
	if learner := slices.Index(table[0], "learner"); learner >= 0 && !strings.Contains(string(data), "Barbara Liskov") {
		b.t.Errorf("%s.csv lacks the learner:\n%s", report, data)
	}
}

// download presses a link to a file, and returns the file.
func (b *tab) download(w where) []byte {
	b.t.Helper()
	dir := b.t.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
		BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.press(w)
	var data []byte
	b.until("a file is downloaded", func() (bool, string) {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) != 1 || strings.HasSuffix(files[0], ".crdownload") {
			return false, strings.Join(files, " ")
		}
		data, err = os.ReadFile(files[0])
		return err == nil, files[0]
	})
	return data
}
