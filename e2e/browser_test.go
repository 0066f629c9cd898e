package e2e

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// screen is a size that people have.
type screen struct {
	name          string
	width, height int64 // CSS pixels
	mobile        bool
}

var (
	desktop = screen{"desktop", 1280, 900, false}
	phone   = screen{"phone", 390, 844, true}
)

// tab is one tab of the browser. Its methods wait for what they need, and fail the test when it doesn't come.
type tab struct {
	t        *testing.T
	ctx      context.Context
	program  *program
	screen   screen
	dark     bool
	noScript bool

	mu       sync.Mutex
	problems []string // errors on the console, refused by the content security policy, assets that didn't load
}

// newTab opens a tab in a fresh profile: no cookies, nothing stored.
func newTab(p *program, s screen) *tab {
	p.t.Helper()
	return openTab(p, s, chromedp.WithNewBrowserContext())
}

// another opens one more tab in the same profile.
func (b *tab) another() *tab {
	b.t.Helper()
	return openTab(b.program, b.screen, chromedp.WithExistingBrowserContext(chromedp.FromContext(b.ctx).BrowserContextID))
}

func openTab(p *program, s screen, profile chromedp.ContextOption) *tab {
	t := p.t
	t.Helper()
	ctx, closeTab := chromedp.NewContext(theBrowser(t), profile)
	b := &tab{t: t, ctx: ctx, program: p, screen: s}
	t.Cleanup(func() {
		if t.Failed() {
			b.keepFailure()
		}
		closeTab()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.resize(s)
	b.setDark(false)
	return b
}

// call sends a command of the DevTools protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// withoutScript turns JavaScript off for the pages that are opened from now on.
func (b *tab) withoutScript() {
	b.t.Helper()
	b.noScript = true
	b.setScript(false)
}

func (b *tab) setScript(on bool) {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

func (b *tab) resize(s screen) {
	b.t.Helper()
	b.screen = s
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: s.mobile,
	})
}

// setDark chooses the theme. Motion is always reduced, so that no look is taken in the middle of a transition.
func (b *tab) setDark(dark bool) {
	b.t.Helper()
	b.dark = dark
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: b.theme()}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

func (b *tab) theme() string {
	if b.dark {
		return "dark"
	}
	return "light"
}

// hear collects what a page complains about. It runs in the loop that reads the browser's messages, so it must not
// send commands itself.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		// Requests that fail are reported by the network events below, where the expected ones can be told apart.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			b.complain(e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		b.complain(e.ExceptionDetails.Text + " " + describe(e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			b.complain("console.error: " + describe(e.Args...))
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && isAsset(e.Type) {
			b.complain(fmt.Sprintf("%d for %s", e.Response.Status, e.Response.URL))
		}
	case *page.EventJavascriptDialogOpening:
		go func() { // leaving with unsent answers asks whether one is sure: these tests always are
			_, _ = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	}
}

func isAsset(t network.ResourceType) bool {
	switch t {
	case network.ResourceTypeStylesheet, network.ResourceTypeScript, network.ResourceTypeFont, network.ResourceTypeImage:
		return true
	}
	return false
}

func describe(objects ...*runtime.RemoteObject) string {
	var said []string
	for _, o := range objects {
		if o != nil {
			said = append(said, strings.TrimSpace(o.Description+" "+string(o.Value)))
		}
	}
	return strings.Join(said, " ")
}

func (b *tab) complain(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, what)
}

// noComplaints fails the test for everything that pages complained about so far.
func (b *tab) noComplaints(name string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, problem := range b.problems {
		b.t.Errorf("%s (%s): %s", name, b.screen.name, problem)
	}
	b.problems = nil
}

// try evaluates JavaScript in the page. It fails while the page changes under it.
func try[T any](b *tab, script string) (T, error) {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](finding(script), chromedp.EvalAwaitPromise))
}

// ask evaluates JavaScript in the page; finders.js has the names that it may use.
func ask[T any](b *tab, script string) T {
	b.t.Helper()
	value, err := try[T](b, script)
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return value
}

// wait waits until a JavaScript condition holds.
func (b *tab) wait(condition string) {
	b.t.Helper()
	b.until(condition, func() (bool, string) {
		so, err := try[bool](b, "Boolean("+condition+")")
		return so, fmt.Sprint(err)
	})
}

// until waits until something is so. The last reason why not is told when it takes too long.
func (b *tab) until(what string, so func() (bool, string)) {
	b.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		ok, why := so()
		if ok {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("this never was so: %s (%s)", what, why)
		}
	}
}

// endSession forgets the tab's cookies, as the end of a session does.
func (b *tab) endSession() {
	b.t.Helper()
	profile := chromedp.FromContext(b.ctx).BrowserContextID
	if _, err := chromedp.CallBrowser(b.ctx, storage.ClearCookies, storage.ClearCookiesParams{BrowserContextID: profile}); err != nil {
		b.t.Fatal(err)
	}
}
