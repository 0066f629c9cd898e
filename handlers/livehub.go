package handlers

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// How often boards that are watched are looked at, and how often their learners, attempts and keys are read again: who joined
// the group is told by nobody. Answers are read when a save tells of them.
const (
	liveEvery  = time.Second
	liveReload = 10 * time.Second
	liveQueue  = 16 // messages that a watcher may be behind
)

// lives are the boards that somebody is watching, one hub a quiz.
type lives struct {
	store    *store.Store
	sign     func(attempt string) reports.Sign
	now      func() time.Time
	log      *slog.Logger
	every    time.Duration
	ended    chan struct{} // closed when the server stops
	end      sync.Once
	watching atomic.Int32

	mu   sync.Mutex
	hubs map[string]*hub // by quiz
}

func newLives(o Options, s *signs) *lives {
	l := &lives{store: o.Store, sign: s.of, now: o.Now, log: o.Log, every: liveEvery, ended: make(chan struct{}), hubs: map[string]*hub{}}
	o.Store.Watch(l.committed)
	return l
}

// EndStreams ends what never ends by itself, so that the server can stop.
func (s *Server) EndStreams() { s.lives.end.Do(func() { close(s.lives.ended) }) }

// committed notes what a write has changed. It runs in the goroutine of the save, so it waits for nothing: with no board
// watched it looks at one number.
func (l *lives) committed(c store.Committed) {
	if l.watching.Load() == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.hubs {
		h.note(c)
	}
}

// watcher is one page that a board is sent to.
type watcher struct {
	messages chan []byte // closed when the page is too far behind; the first has everything
	leave    func()
}

// watch sends a quiz's board to somebody until they leave.
func (l *lives) watch(ctx context.Context, quizID string) (*watcher, error) {
	l.watching.Add(1)
	l.mu.Lock()
	h := l.hubs[quizID]
	if h == nil {
		h = newHub(l, quizID)
		l.hubs[quizID] = h
	}
	h.wanted++
	l.mu.Unlock()
	leave := func() { l.left(h) }
	w, err := h.join(ctx)
	if err != nil {
		leave()
		return nil, err
	}
	w.leave = func() {
		h.drop(w)
		leave()
	}
	return w, nil
}

// left lets a hub go that nobody wants any more.
func (l *lives) left(h *hub) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.watching.Add(-1)
	if h.wanted--; h.wanted == 0 {
		delete(l.hubs, h.quizID)
		close(h.stop)
	}
}

// hub reads the board of one quiz, however many watch it.
type hub struct {
	*lives
	quizID string
	wanted int // watchers, and those who are about to be; guarded by lives.mu
	stop   chan struct{}

	noted sync.Mutex      // guards what has changed since the last look
	all   bool            // more than answers
	dirty map[string]bool // attempts whose answers did

	busy     sync.Mutex // guards the rest
	board    *liveBoard // nil until the first join
	shown    liveShown
	loaded   time.Time
	watchers map[*watcher]bool
}

func newHub(l *lives, quizID string) *hub {
	return &hub{lives: l, quizID: quizID, stop: make(chan struct{}), dirty: map[string]bool{}, watchers: map[*watcher]bool{}}
}

func (h *hub) note(c store.Committed) {
	h.noted.Lock()
	defer h.noted.Unlock()
	if c.Attempt != "" {
		h.dirty[c.Attempt] = true
	} else if c.Quiz == h.quizID {
		h.all = true
	}
}

// takeNoted is what has changed since it was asked last.
func (h *hub) takeNoted() (all bool, attempts []string) {
	h.noted.Lock()
	defer h.noted.Unlock()
	all, attempts = h.all, slices.Collect(maps.Keys(h.dirty))
	h.all = false
	clear(h.dirty)
	return all, attempts
}

// noteAgain keeps what was noted and couldn't be read, and asks for all the rest.
func (h *hub) noteAgain(attempts []string) {
	h.noted.Lock()
	defer h.noted.Unlock()
	h.all = true
	for _, id := range attempts {
		h.dirty[id] = true
	}
}

// join adds a watcher, whose first message is the whole board.
func (h *hub) join(ctx context.Context) (*watcher, error) {
	h.busy.Lock()
	defer h.busy.Unlock()
	if h.board == nil {
		board, err := loadLive(ctx, h.store, h.quizID, h.now())
		if err != nil {
			return nil, err
		}
		h.board, h.loaded = board, time.Now()
		h.shown = board.show(h.sign, h.now())
		go h.run()
	}
	message, err := json.Marshal(h.shown.whole(h.now()))
	if err != nil {
		return nil, err
	}
	w := &watcher{messages: make(chan []byte, liveQueue)}
	w.messages <- message
	h.watchers[w] = true
	return w, nil
}

func (h *hub) drop(w *watcher) {
	h.busy.Lock()
	defer h.busy.Unlock()
	delete(h.watchers, w)
}

func (h *hub) run() {
	ticker := time.NewTicker(h.every)
	defer ticker.Stop()
	for {
		select {
		case <-h.stop:
			return
		case <-ticker.C:
			if err := h.look(); err != nil {
				h.log.Warn("a live board couldn't be read", "error", err)
			}
		}
	}
}

// look reads what has changed, and tells the watchers what is different by that.
func (h *hub) look() error {
	h.busy.Lock()
	defer h.busy.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), liveReload)
	defer cancel()
	all, dirty := h.takeNoted()
	all = all || time.Since(h.loaded) > liveReload
	if err := h.read(ctx, all, dirty); err != nil {
		h.noteAgain(dirty)
		return err
	}
	shown := h.board.show(h.sign, h.now())
	difference := shown.since(h.shown, h.now())
	h.shown = shown
	if difference.empty() {
		return nil
	}
	message, err := json.Marshal(difference)
	if err != nil {
		return err
	}
	h.send(message)
	return nil
}

func (h *hub) read(ctx context.Context, all bool, dirty []string) error {
	if all {
		if err := h.board.reload(ctx, h.now()); err != nil {
			return err
		}
		h.loaded = time.Now()
	}
	return h.board.readAnswers(ctx, dirty)
}

// send passes a message on. Whoever doesn't keep up is let go, and gets everything when they come back.
func (h *hub) send(message []byte) {
	for w := range h.watchers {
		select {
		case w.messages <- message:
		default:
			delete(h.watchers, w)
			close(w.messages)
		}
	}
}
