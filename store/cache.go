package store

import "sync"

// cache keeps what is read at every request, takes long to decode and never changes once it is stored, so that
// nothing has to be told apart from what the database has.
type cache[T any] struct {
	most int // entries; bounds the memory
	mu   sync.Mutex
	byID map[string]T
}

func newCache[T any](most int) *cache[T] { return &cache[T]{most: most, byID: map[string]T{}} }

// get returns an entry, or reads it and keeps it.
func (c *cache[T]) get(id string, read func() (T, error)) (T, error) {
	c.mu.Lock()
	v, ok := c.byID[id]
	c.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := read()
	if err == nil {
		c.put(id, v)
	}
	return v, err
}

func (c *cache[T]) put(id string, v T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.byID) >= c.most {
		for other := range c.byID { // any one: which is used next isn't known
			delete(c.byID, other)
			break
		}
	}
	c.byID[id] = v
}
