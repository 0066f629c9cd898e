package store

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/readback/readback/accounts"
)

// Upload is a file that somebody is about to import. Nobody else sees it, and it is gone after a day.
type Upload struct {
	ID        string
	PersonID  string // who sent it
	Name      string // what it was called where it came from
	Size      int64  // bytes
	Version   int    // 1, and one more each time that its text was changed
	Choices   string // how it is to be read and what it shall become, as the handlers keep it
	CreatedAt time.Time
}

// Bounds of uploads.
const (
	uploadsEach = 5       // of one person; another one takes the place of the oldest
	uploadPart  = 1 << 20 // bytes that are written at once, so that what others save doesn't wait
)

const uploadColumns = `id, person_id, name, size, version, choices, created_at`

func scanUpload(row scanner) (u Upload, err error) {
	return u, row.Scan(&u.ID, &u.PersonID, &u.Name, &u.Size, &u.Version, &u.Choices, timeIn(&u.CreatedAt))
}

// AddUpload keeps a file as it comes in, under an id of its own. Nothing of it stays when it can't be read to its end; the
// error is the reader's then.
func (s *Store) AddUpload(u Upload, from io.Reader) (Upload, error) {
	u.ID, u.Version, u.Size, u.CreatedAt = accounts.NewID(), 1, 0, storedAs(u.CreatedAt)
	if err := s.beginUpload(u); err != nil {
		return Upload{}, err
	}
	size, err := s.fillUpload(u.ID, from)
	if err == nil {
		u.Size = size
		err = s.write(func(tx *tx) error {
			return tx.execOne(`UPDATE uploads SET size = $1 WHERE id = $2`, u.Size, u.ID)
		})
	}
	if err != nil {
		return Upload{}, errors.Join(err, s.DeleteUpload(u.ID))
	}
	return u, nil
}

func (s *Store) beginUpload(u Upload) error {
	if err := s.dropOldUploads(u.PersonID); err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO uploads (id, person_id, name, version, choices, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
			u.ID, u.PersonID, u.Name, u.Version, u.Choices, millis(u.CreatedAt))
		return err
	})
}

// dropOldUploads makes room for one more.
func (s *Store) dropOldUploads(person string) error {
	ids, err := all(s.reader(context.Background()), scanText,
		`SELECT id FROM uploads WHERE person_id = $1 ORDER BY created_at DESC, id`, person)
	for _, id := range ids[min(len(ids), uploadsEach-1):] {
		err = errors.Join(err, s.DeleteUpload(id))
	}
	return err
}

// fillUpload writes piece by piece and returns how many bytes there were.
func (s *Store) fillUpload(id string, from io.Reader) (size int64, err error) {
	part := make([]byte, uploadPart)
	for number := 1; ; number++ {
		n, end := readPart(from, part)
		if end != nil && end != io.EOF {
			return size, end
		}
		if n > 0 {
			if err := s.write(func(tx *tx) error { return insertPart(tx, id, number, part[:n]) }); err != nil {
				return size, err
			}
			size += int64(n)
		}
		if end != nil {
			return size, nil
		}
	}
}

// readPart reads until a part is full or the reader ends, and passes the reader's own error on: io.ReadFull would say the same
// of a file that has ended as of one that was cut off.
func readPart(from io.Reader, part []byte) (n int, err error) {
	for n < len(part) && err == nil {
		var more int
		more, err = from.Read(part[n:])
		n += more
	}
	return n, err
}

func insertPart(tx *tx, id string, number int, data []byte) error {
	_, err := tx.exec(`INSERT INTO upload_parts (upload_id, number, data) VALUES ($1, $2, $3)`, id, number, data)
	return err
}

// Upload returns an upload that is there whole.
func (s *Store) Upload(ctx context.Context, id string) (Upload, error) {
	return one(s.reader(ctx), scanUpload, `SELECT `+uploadColumns+` FROM uploads WHERE id = $1 AND size IS NOT NULL`, id)
}

// UploadData returns the bytes of an upload.
func (s *Store) UploadData(ctx context.Context, u Upload) ([]byte, error) {
	data := make([]byte, 0, u.Size)
	err := each(s.reader(ctx), func(row scanner) error {
		var part []byte
		err := row.Scan(&part)
		data = append(data, part...)
		return err
	}, `SELECT data FROM upload_parts WHERE upload_id = $1 ORDER BY number`, u.ID)
	return data, err
}

// HasSet tells whether there is a set of this id, or was one: an upload becomes no other set by chance.
func (s *Store) HasSet(ctx context.Context, id string) (bool, error) {
	n, err := one(s.reader(ctx), scanInt, `SELECT count(*) FROM sets WHERE id = $1`, id)
	return n > 0, err
}

// SaveChoices keeps what was chosen about an upload.
func (s *Store) SaveChoices(upload, choices string) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE uploads SET choices = $1 WHERE id = $2`, choices, upload)
	})
}

// RewriteUpload puts other bytes in the place of an upload's, at most a few megabytes: its text was mended.
func (s *Store) RewriteUpload(upload string, data []byte) error {
	return s.write(func(tx *tx) error {
		if _, err := tx.exec(`DELETE FROM upload_parts WHERE upload_id = $1`, upload); err != nil {
			return err
		}
		if err := tx.execOne(`UPDATE uploads SET size = $1, version = version + 1 WHERE id = $2`, len(data), upload); err != nil {
			return err
		}
		return insertPart(tx, upload, 1, data)
	})
}

// DeleteUpload forgets an upload, piece by piece. One that isn't there is fine.
func (s *Store) DeleteUpload(id string) error {
	for {
		var gone int64
		err := s.write(func(tx *tx) (err error) {
			gone, err = tx.exec(`DELETE FROM upload_parts WHERE upload_id = $1
				AND number = (SELECT min(number) FROM upload_parts WHERE upload_id = $1)`, id)
			return err
		})
		if err != nil {
			return err
		}
		if gone == 0 {
			break
		}
	}
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM uploads WHERE id = $1`, id)
		return err
	})
}

// SweepUploads forgets the uploads that were sent before a time, and returns how many they were.
func (s *Store) SweepUploads(ctx context.Context, before time.Time) (gone int, err error) {
	ids, err := all(s.reader(ctx), scanText, `SELECT id FROM uploads WHERE created_at < $1`, millis(before))
	for _, id := range ids {
		err = errors.Join(err, s.DeleteUpload(id))
	}
	return len(ids), err
}
