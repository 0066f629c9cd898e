package store

import "sync"

// cache keeps what is read at every request, takes long to decode and never changes once it is stored, so that
// nothing has to be told apart from what the database has.
type cache[T any] struct {
	most   int         // weight of all entries; bounds the memory
	weigh  func(T) int // at least 1
	mu     sync.Mutex
	byID   map[string]T
	weight int
}

func newCache[T any](most int, weigh func(T) int) *cache[T] {
	return &cache[T]{most: most, weigh: weigh, byID: map[string]T{}}
}

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
	c.drop(id) // two may have read it at once
	weight := c.weigh(v)
	for other := range c.byID { // any: which is used next isn't known
		if c.weight+weight <= c.most {
			break
		}
		c.drop(other)
	}
	c.byID[id] = v
	c.weight += weight
}

// forget makes room for something else.
func (c *cache[T]) forget(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(id)
}

func (c *cache[T]) drop(id string) {
	if v, ok := c.byID[id]; ok {
		c.weight -= c.weigh(v)
		delete(c.byID, id)
	}
}
