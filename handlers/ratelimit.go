package handlers

import (
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often anybody may try to prove who they are. A whole school behind one address signs in at
// once; nobody types one name's password more often than this.
const (
	triesPerClient = 100
	clientEvery    = 500 * time.Millisecond
	triesPerName   = 5
	nameEvery      = 12 * time.Second
	// maxBuckets bounds the memory of each limit: about 2 MB.
	maxBuckets = 10_000
	// longestKey cuts names that are longer than any that exists.
	longestKey = 254
)

// TooManyTries is the error of Tries.Take. Wait is how long until the next try is let through.
type TooManyTries struct {
	Wait time.Duration
}

// Error says how long to wait.
func (e *TooManyTries) Error() string {
	return fmt.Sprintf("too many tries: wait %v", e.Wait.Round(time.Second))
}

// Tries limits signing in, return codes, join codes and setup links: each client address, and each name
// from an address. Names from other addresses aren't counted, so that nobody can lock others out.
type Tries struct {
	now     func() time.Time
	clients *buckets
	names   *buckets
}

// NewTries returns Tries in which nothing has been tried. now is the clock, usually time.Now.
func NewTries(now func() time.Time) *Tries {
	return &Tries{
		now:     now,
		clients: newBuckets(rate.Every(clientEvery), triesPerClient),
		names:   newBuckets(rate.Every(nameEvery), triesPerName),
	}
}

// Take counts a try before it is made. address is the client's IP address, name what was typed
// to sign in as; empty for codes and links, which are limited by address alone. It returns *TooManyTries when the try mustn't be made.
func (t *Tries) Take(address, name string) error {
	now := t.now()
	wait := t.clients.take(bucketKey{client: clientOf(address)}, now)
	if wait == 0 && name != "" {
		wait = t.names.take(keyOf(address, name), now)
	}
	if wait > 0 {
		return &TooManyTries{Wait: wait}
	}
	return nil
}

// Peek tells whether the next try from an address would be let through, and counts nothing.
func (t *Tries) Peek(address string) error {
	if wait := t.clients.wait(bucketKey{client: clientOf(address)}, t.now()); wait > 0 {
		return &TooManyTries{Wait: wait}
	}
	return nil
}

// Succeeded forgets the tries for a name from an address, after the right password: who signs in
// and out all day isn't guessing. The address's own count stays.
func (t *Tries) Succeeded(address, name string) {
	t.names.forget(keyOf(address, name))
}

type bucketKey struct {
	client netip.Prefix
	name   string
}

func keyOf(address, name string) bucketKey {
	name = strings.ToLower(strings.TrimSpace(name))
	return bucketKey{clientOf(address), name[:min(len(name), longestKey)]}
}

// clientOf is the address, or the /64 network of an IPv6 one, since anybody gets a whole one.
// What isn't an address shares the zero value.
func clientOf(address string) netip.Prefix {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return netip.Prefix{}
	}
	ip = ip.Unmap().WithZone("")
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	return netip.PrefixFrom(ip, bits).Masked()
}

// buckets are token buckets by key, at most maxBuckets of them.
type buckets struct {
	limit rate.Limit
	burst int

	mu    sync.Mutex
	byKey map[bucketKey]*rate.Limiter
	swept time.Time
}

func newBuckets(limit rate.Limit, burst int) *buckets {
	return &buckets{limit: limit, burst: burst, byKey: make(map[bucketKey]*rate.Limiter)}
}

// take takes a token and returns 0, or takes none and returns how long until there is one.
func (b *buckets) take(key bucketKey, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	bucket, ok := b.byKey[key]
	if !ok {
		b.makeRoom(now)
		bucket = rate.NewLimiter(b.limit, b.burst)
		b.byKey[key] = bucket
	}
	token := bucket.ReserveN(now, 1)
	wait := token.DelayFrom(now)
	if wait > 0 {
		token.CancelAt(now)
	}
	return wait
}

// wait is how long until there is a token; 0 when there is one.
func (b *buckets) wait(key bucketKey, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	bucket, ok := b.byKey[key]
	if !ok || bucket.TokensAt(now) >= 1 {
		return 0
	}
	return time.Duration((1 - bucket.TokensAt(now)) / float64(b.limit) * float64(time.Second))
}

func (b *buckets) forget(key bucketKey) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.byKey, key)
}

// makeRoom drops buckets that have filled up again, which are as good as new. Where so many
// addresses try at once that there are none, any bucket goes: limits by address are no use then.
func (b *buckets) makeRoom(now time.Time) {
	if len(b.byKey) < maxBuckets {
		return
	}
	if now.Sub(b.swept) >= time.Minute { // going through all of them for each new one would take too long
		b.swept = now
		for key, bucket := range b.byKey {
			if bucket.TokensAt(now) >= float64(b.burst) {
				delete(b.byKey, key)
			}
		}
	}
	for key := range b.byKey {
		if len(b.byKey) < maxBuckets {
			return
		}
		delete(b.byKey, key)
	}
}
