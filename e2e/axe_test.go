package e2e

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/page"
)

//go:embed testdata/axe.min.js
var axe string

// outDir is where a run leaves what people look at: screenshots, and the list of pages with their axe result.
const outDir = "out"

// violation is a rule of axe that a page breaks.
type violation struct {
	ID, Help string
	Nodes    []string
}

// axeResult is what axe says of a page.
type axeResult struct {
	Violations []violation
	Passes     int
}

// check looks at the page as it stands, at its own width and in both themes: axe, width, complaints, a picture.
func (b *tab) check(name string) {
	b.t.Helper()
	b.noScroll(name)
	result := b.axe("{}")
	b.picture(name)
	b.setDark(!b.dark)
	colours := b.axe("{runOnly: ['color-contrast', 'link-in-text-block']}")
	b.picture(name)
	b.setDark(!b.dark)
	b.judge(name, result, colours)
	b.noComplaints()
}

// judge fails the test for every violation, and notes the page.
func (b *tab) judge(name string, results ...axeResult) {
	b.t.Helper()
	total := 0
	for _, r := range results {
		for _, v := range r.Violations {
			b.t.Errorf("%s (%s): axe %s: %s\n\t%s", name, b.screen.name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
		}
		total += len(r.Violations)
	}
	script := "JavaScript"
	if b.noScript {
		script = "no JavaScript"
	}
	visited.add(fmt.Sprintf("%-52s %-44s %-8s %-14s %2d rules passed, %d violations",
		name, anonymous(b.path()), b.screen.name, script, results[0].Passes, total))
}

// axe runs axe-core on the page. Scripts of the DevTools aren't subject to the page's content security policy.
func (b *tab) axe(options string) axeResult {
	b.t.Helper()
	if b.noScript { // axe needs timers; the page itself was loaded without any script, and stays so
		b.setScript(true)
		defer b.setScript(false)
	}
	if !ask[bool](b, "Boolean(window.axe)") {
		ask[bool](b, "(() => {"+axe+"\n})() ?? true")
	}
	return ask[axeResult](b, `axe.run(document, `+options+`).then((r) => ({
		passes: r.passes.length,
		violations: r.violations.map((v) => ({
			id: v.id, help: v.help, nodes: v.nodes.map((n) => fold(n.target.join(' ') + ': ' + n.html + ' ' + n.failureSummary)),
		})),
	}))`)
}

// noScroll fails the test when the page is wider than the screen.
func (b *tab) noScroll(name string) {
	b.t.Helper()
	if wide := ask[int](b, "document.documentElement.scrollWidth"); wide > int(b.screen.width) {
		culprits := ask[[]string](b, `[...document.querySelectorAll('body *')]
			.filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((e) => e.outerHTML.slice(0, 120))`)
		b.t.Errorf("%s (%s) is %d pixels wide: %s", name, b.screen.name, wide, strings.Join(culprits, "\n\t"))
	}
}

// tallest is how much of a long page a picture shows, in CSS pixels.
const tallest = 6000

// picture keeps a screenshot of the page, not only of what the window shows of it.
func (b *tab) picture(name string) {
	b.t.Helper()
	whole, height := true, min(ask[float64](b, "document.documentElement.scrollHeight"), tallest)
	shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &whole, FromSurface: &whole,
		Clip: &page.Viewport{Width: float64(b.screen.width), Height: height, Scale: 1}})
	file := strings.ReplaceAll(fmt.Sprintf("%s-%s-%s.png", name, b.screen.name, b.theme()), " ", "-")
	b.write(filepath.Join(outDir, file), shot.Data)
}

func (b *tab) write(file string, data []byte) {
	b.t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// keepFailure keeps what a tab showed when its test failed.
func (b *tab) keepFailure() {
	name := strings.ReplaceAll(b.t.Name(), "/", "-")
	html, err := try[string](b, "document.documentElement.outerHTML")
	if err != nil {
		return // the tab is gone, so there is nothing to show
	}
	b.write(filepath.Join(outDir, "failed-"+name+".html"), []byte(html))
	b.t.Logf("%s tab was at %s; see e2e/out/failed-%s.html and .png", b.screen.name, b.path(), name)
	whole := false
	shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &whole})
	b.write(filepath.Join(outDir, "failed-"+name+".png"), shot.Data)
}

// visits is the list of pages that were looked at.
type visits struct {
	mu    sync.Mutex
	lines []string
}

var visited visits

func (v *visits) add(line string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.lines = append(v.lines, line)
}

// write writes the list to a file. Without visits there is nothing to tell.
func (v *visits) write(file string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.lines) == 0 {
		return nil
	}
	slices.Sort(v.lines)
	return os.WriteFile(file, []byte(strings.Join(slices.Compact(v.lines), "\n")+"\n"), 0o644)
}

var idInPath = regexp.MustCompile(`[a-z2-7]{20,}`)

// anonymous is a path without the ids in it, which differ from run to run.
func anonymous(path string) string { return idInPath.ReplaceAllString(path, "{id}") }
