package store

// Committed is what a write has committed of what goes on in quizzes: either what an attempt's answers are, or, when Attempt
// is empty, which attempts a quiz has, how they stand and until when they run.
type Committed struct {
	Quiz    string
	Attempt string
}

// Watch calls tell after each such commit, in the goroutine that wrote: it must not wait for anything. A later call takes
// the place of an earlier one. What another program writes isn't told.
func (s *Store) Watch(tell func(Committed)) { s.watcher.Store(&tell) }

func (s *Store) tell(c Committed) {
	if tell := s.watcher.Load(); tell != nil {
		(*tell)(c)
	}
}
