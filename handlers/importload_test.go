package handlers

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readback/readback/store"
)

func loaded(*progress) (*loadedFile, error) { return &loadedFile{}, nil }

// wantLoad gets a load and waits for it.
func wantLoad(t *testing.T, l *loads, key string, size int64, read func(*progress) (*loadedFile, error)) *loadedFile {
	t.Helper()
	one := must[*load](t)(l.get(key, size, read))
	defer l.leave(one)
	return must[*loadedFile](t)(one.wait(t.Context(), time.Minute))
}

func TestAFileIsReadOnceForManyPages(t *testing.T) {
	l, reads := newLoads(), 0
	read := func(*progress) (*loadedFile, error) { reads++; return &loadedFile{}, nil }
	first := wantLoad(t, l, "a", 1, read)
	if second := wantLoad(t, l, "a", 1, read); second != first || reads != 1 {
		t.Errorf("it was read %d times", reads)
	}
	looking := must[*load](t)(l.get("a", 1, read))
	if own := must[*loadedFile](t)(l.own(t.Context(), "a", 1, read)); own == first || reads != 2 {
		t.Error("an import shares what a page is made of just now")
	}
	l.leave(looking)
	if own := must[*loadedFile](t)(l.own(t.Context(), "a", 1, read)); own != first || reads != 2 {
		t.Error("an import reads again what nobody looks at")
	}
	if wantLoad(t, l, "a", 1, read); reads != 3 {
		t.Error("what was given away is kept")
	}
}

// TestFewLargeFilesAreReadAtOnce, and small ones wait for none of them.
func TestFewLargeFilesAreReadAtOnce(t *testing.T) {
	l, block := newLoads(), make(chan struct{})
	var now, most atomic.Int64
	read := func(*progress) (*loadedFile, error) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		<-block
		now.Add(-1)
		return &loadedFile{}, nil
	}
	var waiting []*load
	for i := range loadsWaiting {
		waiting = append(waiting, must[*load](t)(l.get(fmt.Sprint(i), smallLoad+1, read)))
	}
	if _, err := l.get("one more", 1, loaded); !errors.Is(err, store.ErrBusy) {
		t.Errorf("one more than may wait: %v", err)
	}
	if _, err := waiting[0].wait(t.Context(), time.Millisecond); !errors.Is(err, errLoading) {
		t.Errorf("a page waits for ever: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := waiting[0].wait(ended, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("a page waits whose reader has gone: %v", err)
	}
	if _, err := l.own(t.Context(), "small", smallLoad, loaded); err != nil {
		t.Error(err)
	}
	close(block)
	for _, one := range waiting {
		must[*loadedFile](t)(one.wait(t.Context(), time.Minute))
	}
	if most.Load() != loadsAtOnce {
		t.Errorf("%d were read at once", most.Load())
	}
}

// TestLoadsAreBound: what was read is let go of when there is no room, the oldest first, and after a while.
func TestLoadsAreBound(t *testing.T) {
	l := newLoads()
	const third = loadsKept / 3
	for _, key := range []string{"a", "b", "c", "a", "d"} {
		wantLoad(t, l, key, third, loaded)
		time.Sleep(time.Millisecond)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byKey["b"] != nil || l.byKey["a"] == nil || l.byKey["d"] == nil || len(l.byKey) != 3 {
		t.Errorf("kept are %v", l.byKey)
	}
	if l.forget(time.Now().Add(loadKeptFor+time.Minute), 0); len(l.byKey) != 0 {
		t.Errorf("after a while %d are kept", len(l.byKey))
	}
}

// TestAReaderThatPanics fails its page and nothing else, and the next one who asks tries again.
func TestAReaderThatPanics(t *testing.T) {
	l := newLoads()
	one := must[*load](t)(l.get("a", 1, func(*progress) (*loadedFile, error) { panic("no") }))
	if _, err := one.wait(t.Context(), time.Minute); err == nil || errors.Is(err, errLoading) {
		t.Errorf("it says %v", err)
	}
	wantLoad(t, l, "a", 1, loaded)
}

// TestALargeFileSaysHowFarItIs: the page asks again by itself.
func TestALargeFileSaysHowFarItIs(t *testing.T) {
	i := newImporter(t)
	check := i.paste(i.flightSet("flight"))
	id := check.Request.URL.Path[len("/studio/import/"):]
	u := must[store.Upload](t)(i.Store.Upload(t.Context(), id))
	key := must[string](t)((&choices{}).key(&u))
	block := make(chan struct{})
	defer close(block)
	i.loads.mu.Lock()
	delete(i.loads.byKey, key)
	i.loads.mu.Unlock()
	must[*load](t)(i.loads.get(key, u.Size, func(p *progress) (*loadedFile, error) {
		p.tell(1234, 0.5)
		<-block
		return &loadedFile{}, nil
	}))
	waiting := i.get(check.Request.URL.Path).want(200).wantText("main", say("import.read-so-far", "count", 1234))
	if waiting.Header.Get("Refresh") != "2" || waiting.attr("progress", "value") != "50" {
		t.Errorf("refresh %q, at %s percent", waiting.Header.Get("Refresh"), waiting.attr("progress", "value"))
	}
}
