package handlers

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// How long a page without news waits for a sign of life, which is also when its right to watch is looked at again, and how
// long one that takes nothing is waited for.
const (
	streamBeat  = 15 * time.Second
	streamWait  = 10 * time.Second
	streamRetry = 3 * time.Second // until a browser that lost the stream asks for it again
	recheckWait = 5 * time.Second
)

// showLiveEvents is what goes on in a quiz as server-sent events: all of it first, and then what becomes different. Whoever
// doesn't ask for events gets the first of them as JSON.
func showLiveEvents(v *visit, q *quiz.Quiz) error {
	if !strings.Contains(v.Request().Header.Get(echo.HeaderAccept), "text/event-stream") {
		board, err := loadLive(v.ctx(), v.Store, q.ID, v.now)
		if err != nil {
			return err
		}
		return v.JSON(http.StatusOK, board.show(v.signs.of, v.now).whole(v.now))
	}
	w, err := v.lives.watch(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	defer w.leave()
	out, err := v.startStream()
	if err != nil {
		return nil // the reader has gone
	}
	defer out.control.SetWriteDeadline(time.Time{}) // the connection may be used again
	out.follow(w, func() bool { return v.mayStill(accounts.SeeScores, q.ID) })
	return nil
}

// stream is a response that goes on for as long as somebody reads it.
type stream struct {
	to      http.ResponseWriter
	control *http.ResponseController
	gone    <-chan struct{} // the reader has
	ended   <-chan struct{} // the server stops
}

// startStream sends the head of a stream. Proxies are asked to pass on what comes as it comes.
func (v *visit) startStream() (*stream, error) {
	head := v.Response().Header()
	head.Set(echo.HeaderContentType, "text/event-stream; charset=utf-8")
	head.Set("X-Accel-Buffering", "no")
	s := &stream{to: v.Response(), control: http.NewResponseController(v.Response()), gone: v.ctx().Done(), ended: v.lives.ended}
	if err := s.control.SetReadDeadline(time.Time{}); err != nil { // that of the request is over soon
		return nil, err
	}
	v.Response().WriteHeader(http.StatusOK)
	return s, s.write(fmt.Appendf(nil, "retry: %d\n\n", streamRetry.Milliseconds()))
}

// follow passes on what a watcher is told until one of the three ends: the reader, the server, or the right to read.
func (s *stream) follow(w *watcher, may func() bool) {
	beat := time.NewTicker(streamBeat)
	defer beat.Stop()
	for {
		var err error
		select {
		case <-s.gone:
			return
		case <-s.ended:
			return
		case message, ok := <-w.messages:
			if !ok {
				return
			}
			err = s.write(event(message))
		case <-beat.C:
			if !may() {
				return
			}
			err = s.write([]byte(":\n\n"))
		}
		if err != nil {
			return
		}
	}
}

// event is a message as the stream has it; JSON is on one line.
func event(message []byte) []byte {
	return bytes.Join([][]byte{[]byte("data: "), message, []byte("\n\n")}, nil)
}

func (s *stream) write(what []byte) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(streamWait)); err != nil {
		return err
	}
	if _, err := s.to.Write(what); err != nil {
		return err
	}
	return s.control.Flush()
}

// mayStill looks again whether who makes a long request may do so: somebody may have signed out, been disabled or lost the
// quiz since it began.
func (v *visit) mayStill(a accounts.Action, quizID string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), recheckWait)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.here(), nil)
	if err != nil {
		return false
	}
	r.Header["Cookie"] = v.Request().Header["Cookie"]
	again := &visit{Context: v.echo.NewContext(r, nil), Server: v.Server, now: v.Now().UTC(), words: v.words}
	if err := again.recognise(); err != nil {
		return false
	}
	q, err := v.Store.Quiz(ctx, quizID)
	if err != nil {
		return false
	}
	relations, err := again.toQuiz(&q)
	return err == nil && accounts.May(again.person, a, relations)
}
