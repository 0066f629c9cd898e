package e2e

import (
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
)

// body is what the browser was sent or, with the kind "sent", sent itself.
type body struct{ what, kind, text string }

// recorder keeps every body of a tab, in both directions.
type recorder struct {
	mu     sync.Mutex
	bodies []body
}

func (r *recorder) add(what, kind string, text []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bodies = append(r.bodies, body{what, kind, string(text)})
}

func (r *recorder) all() []body {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.bodies)
}

// record holds each response until its body is read, so that none is missed.
func (b *tab) record() *recorder {
	b.t.Helper()
	r := &recorder{}
	paused := chromedp.Events(b.ctx, fetch.RequestPaused)
	call(b, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{RequestStage: fetch.RequestStageResponse}}})
	go func() {
		for event, err := range paused {
			if err != nil {
				return // the tab is closed
			}
			b.keep(r, event)
		}
	}()
	return r
}

// keep reads the body of one response and lets it go on. Calls fail only when the tab is gone.
func (b *tab) keep(r *recorder, event fetch.EventRequestPaused) {
	request := event.Request.Method + " " + strings.TrimPrefix(event.Request.URL, b.program.url(""))
	for _, part := range event.Request.PostDataEntries {
		r.add(request, "sent", part.Bytes)
	}
	if code := event.ResponseStatusCode; code < 300 || code >= 400 { // of a redirect no body is kept
		answer, err := chromedp.Call(b.ctx, fetch.GetResponseBody, fetch.GetResponseBodyParams{RequestID: event.RequestID})
		if err == nil {
			r.add(request, header(event.ResponseHeaders, "Content-Type"), answer.Body)
		}
	}
	_, _ = chromedp.Call(b.ctx, fetch.ContinueResponse, fetch.ContinueResponseParams{RequestID: event.RequestID})
}

func header(headers []*fetch.HeaderEntry, name string) string {
	for _, h := range headers {
		if strings.EqualFold(h.Name, name) {
			return h.Value
		}
	}
	return ""
}
