package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// maxBatch bounds how many jobs share a transaction, and so how long the first of them waits.
const maxBatch = 256

// writer is the one goroutine with the one connection that writes. It takes every job that waits, runs them as one
// transaction and acknowledges each after the commit: one sync of the disk for all of them.
//
// A job may run twice: when one in a batch fails, all is rolled back and the batch runs again, each job within a
// savepoint of its own, so that only those that fail are left out. So a job sets its results anew each time and
// touches nothing but the transaction. It must not write through the Store, which would wait for itself, and it gets
// no request's context: a statement that is interrupted inside a transaction silently rolls all of it back.
type writer struct {
	conn       *sql.Conn
	statements *statements
	jobs       chan *job
	closing    chan struct{}
	stopped    chan struct{}
	closeOnce  sync.Once
}

// job is a piece of work that is stored whole or not at all.
type job struct {
	run  func(*tx) error
	err  error
	done chan error
}

func startWriter(conn *sql.Conn) *writer {
	w := &writer{
		conn:       conn,
		statements: newStatements(conn),
		jobs:       make(chan *job),
		closing:    make(chan struct{}),
		stopped:    make(chan struct{}),
	}
	go w.loop()
	return w
}

// do runs a job and returns once it is durable, or with its own error, or with that of the whole transaction.
func (w *writer) do(run func(*tx) error) error {
	j := &job{run: run, done: make(chan error, 1)}
	select {
	case w.jobs <- j: // unbuffered: what the loop has taken, it answers
		return <-j.done
	case <-w.closing:
		return ErrClosed
	}
}

func (w *writer) close() error {
	var err error
	w.closeOnce.Do(func() {
		close(w.closing)
		<-w.stopped
		err = errors.Join(w.statements.close(), w.conn.Close())
	})
	return err
}

func (w *writer) loop() {
	defer close(w.stopped)
	for {
		select {
		case first := <-w.jobs:
			w.commit(w.waiting(first))
		case <-w.closing:
			return
		}
	}
}

// waiting adds to the first job all others that wait. Those who were just answered get one turn to ask again;
// lingering for more would cost more than it gains.
func (w *writer) waiting(first *job) []*job {
	batch := []*job{first}
	runtime.Gosched()
	for len(batch) < maxBatch {
		select {
		case j := <-w.jobs:
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

func (w *writer) commit(batch []*job) {
	err := w.together(batch)
	if errors.Is(err, errJobFailed) {
		err = w.apart(batch)
	}
	for _, j := range batch {
		j.done <- cmp.Or(j.err, err)
	}
}

var errJobFailed = errors.New("a job failed")

// together runs the jobs with nothing between them, since they seldom fail.
func (w *writer) together(batch []*job) error {
	return w.transaction(func() error {
		for _, j := range batch {
			if j.call(w.statements) != nil {
				return errJobFailed
			}
		}
		return nil
	})
}

// apart runs each job in a savepoint of its own and leaves out those that fail.
func (w *writer) apart(batch []*job) error {
	if len(batch) == 1 { // together has left it out already
		return nil
	}
	return w.transaction(func() error {
		for _, j := range batch {
			if err := w.exec("SAVEPOINT job"); err != nil {
				return err
			}
			if j.call(w.statements) != nil {
				if err := w.exec("ROLLBACK TO SAVEPOINT job"); err != nil {
					return err
				}
			}
			if err := w.exec("RELEASE SAVEPOINT job"); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) transaction(run func() error) error {
	if err := w.exec(beginWrite); err != nil {
		return err
	}
	err := run()
	if err == nil {
		err = w.exec("COMMIT")
	}
	if err != nil {
		_ = w.exec("ROLLBACK") // fails when the engine has rolled back by itself, as it does on a full disk
	}
	return err
}

func (w *writer) exec(text string) error {
	_, err := w.statements.exec(context.Background(), text)
	return kindOf(err)
}

// call runs the job once; a panic is the job's error, not the program's end.
func (j *job) call(s *statements) (err error) {
	t := &tx{queries{ctx: context.Background(), statements: s}}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a write panicked: %v\n%s", p, debug.Stack())
		}
		j.err = cmp.Or(err, t.failed)
		err = j.err
	}()
	return j.run(t)
}
