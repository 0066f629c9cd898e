package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// Medium returns an image that a set shows, by its name.
func (s *Store) Medium(ctx context.Context, name string) ([]byte, error) {
	return one(s.reader(ctx), scanData, `SELECT data FROM media WHERE name = $1`, name)
}

func scanData(row scanner) (data []byte, err error) { return data, row.Scan(&data) }

// WithMedia is a stored set with the data of its images, for files that are written of it. The set given isn't changed.
func (s *Store) WithMedia(ctx context.Context, set questions.Set) (questions.Set, error) {
	set.Media = slices.Clone(set.Media)
	for i := range set.Media {
		m := &set.Media[i]
		if len(m.Data) > 0 {
			continue
		}
		data, err := s.Medium(ctx, m.Name)
		if err != nil {
			return questions.Set{}, fmt.Errorf("image %s of the set %s: %w", m.Name, set.ID, err)
		}
		m.Data = data
	}
	return set, nil
}

// ErrMedium is an image that can't be stored with a set: it isn't what its name says, or it has only a name and isn't stored.
type ErrMedium struct{ Name string }

// Error names the image.
func (e ErrMedium) Error() string {
	return "the image " + e.Name + " isn't there, or isn't what its name says"
}

// addMedia stores the images of sets, for who may store the sets. Each is written by itself, so that what others save
// doesn't wait; one that is there already isn't written again.
func (s *Store) addMedia(ctx context.Context, by *accounts.Person, at time.Time, sets []questions.Set) error {
	for i := range sets {
		if len(sets[i].Media) == 0 {
			continue
		}
		if err := s.MaySaveSet(ctx, sets[i].ID, by); err != nil {
			return err
		}
		for _, m := range sets[i].Media {
			if err := s.addMedium(ctx, m, at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) addMedium(ctx context.Context, m questions.Medium, at time.Time) error {
	_, err := one(s.reader(ctx), scanText, `SELECT name FROM media WHERE name = $1`, m.Name)
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	if mediumSum(m.Data) != stem(m.Name) || !questions.IsMediumName(m.Name) {
		return ErrMedium{Name: m.Name}
	}
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO media (name, data, added_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING`,
			m.Name, m.Data, millis(at))
		return err
	})
}
