package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/handlers"
	"github.com/readback/readback/store"
)

// signedIn adds a person, and is a client in which the person is signed in.
func signedIn(s *store.Store, base string, p accounts.Person) (*http.Client, error) {
	p.CreatedAt = time.Now()
	added, err := s.AddPerson(p, store.Secrets{})
	if err != nil {
		return nil, err
	}
	w := httptest.NewRecorder()
	sessions := handlers.NewSessionStore(s, false, time.Now)
	if err := sessions.SignIn(httptest.NewRequest(http.MethodGet, base, nil), w, added.ID); err != nil {
		return nil, err
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	site, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	jar.SetCookies(site, w.Result().Cookies())
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 2}, CheckRedirect: stay}, nil
}

// told is what boards were sent.
type told struct{ messages, bytes int64 }

// openBoards opens live boards of a quiz, each by somebody else, and returns what closes them.
func openBoards(s *store.Store, n int, base, quizID string) (closeAll func() told, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	var messages, size atomic.Int64
	var reading sync.WaitGroup
	for i := range n {
		client, err := signedIn(s, base, accounts.Person{Name: fmt.Sprint("Board ", i), Role: accounts.Administrator})
		if err != nil {
			cancel()
			return nil, err
		}
		body, err := openBoard(ctx, client, base+"/studio/quizzes/"+quizID+"/live/events")
		if err != nil {
			cancel()
			return nil, err
		}
		reading.Go(func() {
			defer body.Close()
			for lines := bufio.NewReader(body); ; {
				line, err := lines.ReadString('\n')
				if err != nil {
					return
				}
				size.Add(int64(len(line)))
				if strings.HasPrefix(line, "data:") {
					messages.Add(1)
				}
			}
		})
	}
	return func() told {
		cancel()
		reading.Wait()
		return told{messages.Load(), size.Load()}
	}, nil
}

func openBoard(ctx context.Context, client *http.Client, address string) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "text/event-stream")
	response, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, fmt.Errorf("opening a board: %s", response.Status)
	}
	return response.Body, nil
}
