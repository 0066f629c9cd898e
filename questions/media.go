package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
)

// Medium is an image that a set's texts show, as ![what it shows](media:name).
type Medium struct {
	Name string `json:"name"`           // made of the content once it was read: 32 hex digits and .png, .jpg, .gif or .webp
	Data []byte `json:"data,omitempty"` // the file as it came; empty in a stored revision, whose media lie beside it
	File string `json:"file,omitempty"` // a plain name beside the set file, read into Data
}

// MediaScheme is how texts name a medium: media:name.
const MediaScheme = "media:"

// mediumNames is the form of names that are made of a medium's content.
const mediumNames = `[0-9a-f]{32}\.(png|jpg|gif|webp)`

var mediumName = regexp.MustCompile(`^` + mediumNames + `$`)

func isMediumName(name string) bool { return mediumName.MatchString(name) }

// Bounds of media.
const (
	MaxMedium = 4 << 20  // bytes of one
	MaxMedia  = 32 << 20 // bytes of all media of a set
	MostMedia = 5000     // media of a set
)

// The reasons for which an image isn't kept.
var (
	ErrNotImage   = errors.New("not a PNG, JPEG, GIF or WebP image")
	ErrLargeImage = errors.New("larger than images may be")
)

// Embed keeps an image with the set and returns how texts name it (without the scheme). The same image is kept once. The
// errors are ErrNotImage and ErrLargeImage.
func (s *Set) Embed(data []byte) (name string, err error) {
	kind, err := imageKind(data)
	if err != nil {
		return "", err
	}
	total := len(data)
	sum := sha256.Sum256(data)
	name = hex.EncodeToString(sum[:16]) + "." + kind
	for _, m := range s.Media {
		if m.Name == name {
			return name, nil
		}
		total += len(m.Data)
	}
	if total > MaxMedia || len(s.Media) >= MostMedia {
		return "", ErrLargeImage
	}
	s.Media = append(s.Media, Medium{Name: name, Data: data})
	return name, nil
}

// Medium returns the medium with this name, or nil.
func (s *Set) Medium(name string) *Medium {
	for i := range s.Media {
		if s.Media[i].Name == name {
			return &s.Media[i]
		}
	}
	return nil
}
