package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
)

// Bounds on reading uploads, which takes seconds and hundreds of megabytes for the largest.
const (
	loadsAtOnce  = 2
	loadsWaiting = 16
	smallLoad    = 1 << 20 // bytes of a file that is read at once, whatever else is
	loadsKept    = 64 << 20
	loadKeptFor  = 2 * time.Minute
)

// loadedFile is what was understood of an upload. It is shared between requests, so nothing of it may be changed.
type loadedFile struct {
	formats.Loaded
	name     string
	data     []byte
	good     questions.Set // without the questions that have errors
	rejected int           // how many those are
	usable   bool          // good can be imported
	columns  []formats.Column

	comparing sync.Mutex
	compared  string // id of the revision that difference is to
	differs   questions.Difference
}

// since is how the questions differ from those of a stored revision. It takes seconds for the largest, so the last one is
// kept.
func (l *loadedFile) since(before store.Revision) questions.Difference {
	l.comparing.Lock()
	defer l.comparing.Unlock()
	if l.compared != before.ID {
		set := l.good
		if !l.OwnIDs {
			set = before.Set.Renewed(set)
		}
		l.compared, l.differs = before.ID, set.Since(&before.Set)
	}
	return l.differs
}

// described is the file with what was said of its images, in texts of its own.
func (l *loadedFile) described(alt map[string]string) (*loadedFile, error) {
	if len(alt) == 0 {
		return l, nil
	}
	own := loadedFile{Loaded: l.Loaded, name: l.name, data: l.data, good: l.good, rejected: l.rejected, usable: l.usable, columns: l.columns}
	for _, set := range []*questions.Set{&own.Set, &own.good} {
		if err := copyQuestions(set); err != nil {
			return nil, err
		}
		for name, text := range alt {
			set.Describe(name, text)
		}
	}
	own.Problems = slices.DeleteFunc(slices.Clone(l.Problems), func(p questions.Problem) bool {
		name, _ := p.Args["name"].(string)
		return p.Rule == "image-alt" && alt[name] != ""
	})
	return &own, nil
}

// copyQuestions gives a set questions that it shares with no other. Those that weren't understood are left out.
func copyQuestions(set *questions.Set) error {
	shared := set.Questions
	set.Questions = make([]questions.Question, 0, len(shared))
	for i := range shared {
		if shared[i].Body == nil {
			continue
		}
		data, err := json.Marshal(shared[i])
		if err != nil {
			return err
		}
		var own questions.Question
		if err := json.Unmarshal(data, &own); err != nil {
			return err
		}
		set.Questions = append(set.Questions, own)
	}
	return nil
}

// files is the upload as the readers take it.
func (l *loadedFile) files() *uploadedFile { return &uploadedFile{l.name, l.data} }

// load is an upload that is being read, or was.
type load struct {
	size  int64
	done  chan struct{}
	file  *loadedFile // once it is done
	err   error       // likewise
	used  time.Time   // when somebody last asked for it
	users int         // requests that look at it now
	progress
}

// progress is how far reading has come.
type progress struct {
	questions atomic.Int64
	percent   atomic.Int64 // of the file; 0 where it isn't known
}

func (p *progress) tell(questions int, share float64) {
	p.questions.Store(int64(questions))
	p.percent.Store(int64(100 * max(share, 0)))
}

// loads reads uploads, a few at once, and keeps what it read for the requests that follow: pages, the import itself.
type loads struct {
	slots chan struct{}
	mu    sync.Mutex
	byKey map[string]*load
}

func newLoads() *loads {
	return &loads{slots: make(chan struct{}, loadsAtOnce), byKey: map[string]*load{}}
}

// get returns the load with a key, and begins it if there is none. Who got it calls leave in the end. The error is
// store.ErrBusy when too many wait already.
func (l *loads) get(key string, size int64, read func(*progress) (*loadedFile, error)) (*load, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	if one := l.byKey[key]; one != nil {
		one.used = now
		one.users++
		return one, nil
	}
	if l.forget(now, size); l.running() >= loadsWaiting {
		return nil, store.ErrBusy
	}
	one := &load{size: size, users: 1, used: now, done: make(chan struct{})}
	l.byKey[key] = one
	go l.run(key, one, read)
	return one, nil
}

func (l *loads) run(key string, one *load, read func(*progress) (*loadedFile, error)) {
	release, _ := l.slot(context.Background(), one.size) // which never ends
	defer release()
	file, err := guarded(&one.progress, read)
	l.mu.Lock()
	one.file, one.err, one.used = file, err, time.Now()
	if err != nil && l.byKey[key] == one { // the next one who asks tries again
		delete(l.byKey, key)
	}
	l.mu.Unlock()
	close(one.done)
	time.AfterFunc(loadKeptFor+time.Second, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.forget(time.Now(), 0)
	})
}

// guarded turns a panic into an error: there is no request around it that would.
func guarded(p *progress, read func(*progress) (*loadedFile, error)) (file *loadedFile, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("reading an upload panicked: %v\n%s", panicked, debug.Stack())
		}
	}()
	return read(p)
}

// forget lets go of loads that nobody asked for lately, and of the oldest when there is no room for one more.
func (l *loads) forget(now time.Time, more int64) {
	kept := more
	for key, one := range l.byKey {
		if one.finished() && now.Sub(one.used) > loadKeptFor {
			delete(l.byKey, key)
			continue
		}
		kept += one.size
	}
	for kept > loadsKept {
		oldest := ""
		for key, one := range l.byKey {
			if one.finished() && (oldest == "" || one.used.Before(l.byKey[oldest].used)) {
				oldest = key
			}
		}
		if oldest == "" {
			return
		}
		kept -= l.byKey[oldest].size
		delete(l.byKey, oldest)
	}
}

// leave ends a request's use of a load.
func (l *loads) leave(one *load) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one.users--
}

// take hands a load over to a request that may change what was read, unless others look at it; nil when there is none.
func (l *loads) take(key string) *loadedFile {
	l.mu.Lock()
	defer l.mu.Unlock()
	one := l.byKey[key]
	if one == nil || !one.finished() || one.users > 0 {
		return nil
	}
	delete(l.byKey, key)
	return one.file
}

// own is an upload for one request alone, which may change what was read. It is read again if others look at it.
func (l *loads) own(ctx context.Context, key string, size int64, read func(*progress) (*loadedFile, error)) (*loadedFile, error) {
	if file := l.take(key); file != nil {
		return file, nil
	}
	release, err := l.slot(ctx, size)
	if err != nil {
		return nil, err
	}
	defer release()
	return guarded(&progress{}, read)
}

// slot waits until work on so many bytes may begin; release ends it. Small work never waits.
func (l *loads) slot(ctx context.Context, size int64) (release func(), err error) {
	if size <= smallLoad {
		return func() {}, nil
	}
	select {
	case l.slots <- struct{}{}:
		return func() { <-l.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *loads) running() (n int) {
	for _, one := range l.byKey {
		if !one.finished() {
			n++
		}
	}
	return n
}

func (o *load) finished() bool {
	select {
	case <-o.done:
		return true
	default:
		return false
	}
}

// errLoading says that reading takes longer than a page may.
var errLoading = errors.New("the upload is still being read")

// wait waits for a load, at most so long. The error is errLoading after that.
func (o *load) wait(ctx context.Context, most time.Duration) (*loadedFile, error) {
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-o.done:
		return o.file, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timer.C:
		return nil, errLoading
	}
}
