package handlers

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a time that stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock {
	return &clock{now: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)}
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func TestAClassroomSignsInAtOnce(t *testing.T) {
	tries := NewTries(newClock().Now)
	for n := range 2 * 40 { // each mistypes once
		if err := tries.Take("192.0.2.7", fmt.Sprintf("learner-%d", n/2)); err != nil {
			t.Fatalf("try %d: %v", n, err)
		}
	}
}

func TestGuessingAtOneName(t *testing.T) {
	clock := newClock()
	tries := NewTries(clock.Now)
	for range triesPerName {
		expectTaken(t, tries, "192.0.2.7", "ada")
	}
	expectWait(t, tries, "192.0.2.7", "ada", nameEvery)
	expectWait(t, tries, "192.0.2.7", " ADA ", nameEvery)
	expectTaken(t, tries, "192.0.2.7", "grace")
	expectTaken(t, tries, "192.0.2.8", "ada") // somebody else's guesses don't lock her out

	clock.move(nameEvery)
	expectTaken(t, tries, "192.0.2.7", "ada")
	expectWait(t, tries, "192.0.2.7", "ada", nameEvery)

	passed := 0
	for range 3600 {
		clock.move(time.Second)
		if tries.Take("192.0.2.7", "ada") == nil {
			passed++
		}
	}
	if want := int(time.Hour / nameEvery); passed != want {
		t.Errorf("%d guesses in an hour, want %d", passed, want)
	}
}

func TestSuccessForgetsTheTriesForAName(t *testing.T) {
	tries := NewTries(newClock().Now)
	for range 4 * triesPerName {
		expectTaken(t, tries, "192.0.2.7", "ada")
		tries.Succeeded("192.0.2.7", "ada")
	}
}

func TestGuessingAtManyNames(t *testing.T) {
	clock := newClock()
	tries := NewTries(clock.Now)
	for n := range triesPerClient {
		expectTaken(t, tries, "192.0.2.7", fmt.Sprint("name-", n))
	}
	expectWait(t, tries, "192.0.2.7", "another", clientEvery)
	expectWait(t, tries, "192.0.2.7", "", clientEvery) // codes too
	expectTaken(t, tries, "192.0.2.8", "another")
	clock.move(clientEvery)
	expectTaken(t, tries, "192.0.2.7", "")
}

func TestWhichAddressesAreOneClient(t *testing.T) {
	tests := []struct {
		one, other string
		same       bool
	}{
		{"192.0.2.7", "192.0.2.7", true},
		{"192.0.2.7", "192.0.2.8", false},
		{"192.0.2.7", "::ffff:192.0.2.7", true},
		{"2001:db8::1", "2001:db8::ffff:2", true},
		{"2001:db8::1", "2001:db8:0:1::1", false},
		{"fe80::1%eth0", "fe80::2%eth1", true},
		{"", "not an address", true},
	}
	for _, tt := range tests {
		if same := clientOf(tt.one) == clientOf(tt.other); same != tt.same {
			t.Errorf("%q and %q are one client: %v", tt.one, tt.other, same)
		}
	}
}

func TestTriesAreForgottenBeforeMemoryRunsOut(t *testing.T) {
	clock := newClock()
	tries := NewTries(clock.Now)
	for n := range 3 * maxBuckets {
		address := fmt.Sprintf("2001:db8:%x:%x::1", n>>16, n&0xffff)
		_ = tries.Take(address, strings.Repeat("x", 10_000))
		if n == 2*maxBuckets {
			clock.move(time.Hour) // from here on there are full ones to drop
		}
	}
	for _, b := range []*buckets{tries.clients, tries.names} {
		if len(b.byKey) > maxBuckets {
			t.Errorf("%d buckets", len(b.byKey))
		}
		for key := range b.byKey {
			if len(key.name) > longestKey {
				t.Fatalf("a key of %d bytes", len(key.name))
			}
		}
	}
}

func TestTriesFromManyGoroutines(t *testing.T) {
	tries := NewTries(newClock().Now)
	var all sync.WaitGroup
	var mu sync.Mutex
	passed := 0
	for range 4 * triesPerName {
		all.Go(func() {
			if tries.Take("192.0.2.7", "ada") == nil {
				mu.Lock()
				defer mu.Unlock()
				passed++
			}
		})
	}
	all.Wait()
	if passed != triesPerName {
		t.Errorf("%d passed at once", passed)
	}
}

func expectTaken(t *testing.T, tries *Tries, address, name string) {
	t.Helper()
	if err := tries.Take(address, name); err != nil {
		t.Fatalf("%s as %q: %v", address, name, err)
	}
}

func expectWait(t *testing.T, tries *Tries, address, name string, want time.Duration) {
	t.Helper()
	var refused *TooManyTries
	if err := tries.Take(address, name); !errors.As(err, &refused) || refused.Wait != want {
		t.Fatalf("%s as %q: %v, want to wait %v", address, name, err, want)
	}
}
