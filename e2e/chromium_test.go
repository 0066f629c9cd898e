package e2e

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chromium is the browser process that all tests share; each test has its own profile in it.
var chromium struct {
	once sync.Once
	ctx  context.Context
	stop func()
	err  error
}

// chromiumNames are the commands that Chromium goes by.
var chromiumNames = []string{"chromium", "chromium-browser", "google-chrome"}

var errNoChromium = errors.New("the browser tests need Chromium: install it with `make chromium`, or as root with " +
	"`apt-get install chromium`; it is looked for on PATH as " + strings.Join(chromiumNames, ", "))

// theBrowser starts Chromium the first time that a test needs it. Without Chromium the test fails: a journey that
// nobody took is no journey that went well.
func theBrowser(t *testing.T) context.Context {
	t.Helper()
	chromium.once.Do(startChromium)
	if chromium.err != nil {
		t.Fatal(chromium.err)
	}
	return chromium.ctx
}

func startChromium() {
	path := ""
	for _, name := range chromiumNames {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		chromium.err = errNoChromium
		return
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-US"))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	chromium.ctx, chromium.stop = ctx, func() { stopBrowser(); stopAllocator() }
	chromium.err = chromedp.Do(ctx)
}

func stopChromium() {
	if chromium.stop != nil {
		chromium.stop()
	}
}
