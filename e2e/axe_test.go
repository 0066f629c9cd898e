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
	"github.com/chromedp/chromedp"
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
	Unsure     []string // rules that only a person can judge here, the brand's marker stroke aside
}

// check looks at the page as it stands, at its own width and in both themes: axe, width, complaints, a picture.
func (b *tab) check(name string) {
	b.t.Helper()
	b.noScroll(name)
	file := name
	if b.noScript {
		file += " without script"
	}
	result := b.axe("{}")
	b.picture(file)
	b.setDark(!b.dark)
	colours := b.axe("{runOnly: ['color-contrast', 'link-in-text-block']}")
	b.picture(file)
	b.setDark(!b.dark)
	b.judge(name, result, colours)
	b.noComplaints(name)
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
	line := fmt.Sprintf("%-52s %-40s %-8s %-14s %2d rules passed, %d violations", name, anonymous(b.path()),
		b.screen.name, b.scripting(), results[0].Passes, total)
	if unsure := results[0].Unsure; len(unsure) > 0 {
		line += ", for a person to judge: " + strings.Join(unsure, ", ")
	}
	visited.add(line)
}

func (b *tab) scripting() string {
	if b.noScript {
		return "no JavaScript"
	}
	return "JavaScript"
}

// axe runs axe-core on the page. Scripts of the DevTools aren't subject to the page's content security policy. Of rules
// that pass only their number is wanted, which spares axe from naming every element.
func (b *tab) axe(options string) axeResult {
	b.t.Helper()
	if b.noScript { // axe needs timers; the page itself was loaded without any script, and stays so
		b.setScript(true)
		defer b.setScript(false)
	}
	if !ask[bool](b, "Boolean(window.axe)") {
		ask[bool](b, "(() => {"+axe+"\n})() ?? true")
	}
	return ask[axeResult](b, `axe.run(document, { resultTypes: ['violations', 'incomplete'], ...`+options+` }).then((r) => ({
		passes: r.passes.length, unsure: r.incomplete.filter((v) => v.nodes.some((n) => !n.html.includes('class="marked"'))).map((v) => v.id),
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

// picture keeps a screenshot: of the whole page, or of what the window shows of the quiz page, where it matters what
// is on view together.
func (b *tab) picture(name string) {
	b.t.Helper()
	if s := b.screen; !ask[bool](b, "Boolean(one('main.attempt'))") {
		tall := s
		tall.height = min(max(s.height, ask[int64](b, "document.documentElement.scrollHeight")), tallest)
		b.resize(tall)
		defer b.resize(s)
	}
	fast := true
	shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{OptimizeForSpeed: &fast})
	b.write(filepath.Join(outDir, slug(fmt.Sprintf("%s-%s-%s", name, b.screen.name, b.theme()))+".png"), shot.Data)
}

var notInSlugs = regexp.MustCompile(`[^a-z0-9]+`)

func slug(text string) string { return notInSlugs.ReplaceAllString(strings.ToLower(text), "-") }

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
	name := "failed-" + slug(b.t.Name()+" "+string(chromedp.FromContext(b.ctx).Target.TargetID)[:4])
	html, err := try[string](b, "document.documentElement.outerHTML")
	if err != nil {
		return // the tab is gone, so there is nothing to show
	}
	b.write(filepath.Join(outDir, name+".html"), []byte(html))
	b.t.Logf("%s tab was at %s; see e2e/out/%s.html and .png", b.screen.name, b.path(), name)
	b.write(filepath.Join(outDir, name+".png"), call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{}).Data)
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

var idInPath = regexp.MustCompile(`[a-z2-7]{20,}|[0-9A-Z]{4}-[0-9A-Z]{4}`)

// anonymous is a path without the ids in it, which differ from run to run.
func anonymous(path string) string { return idInPath.ReplaceAllString(path, "{id}") }
