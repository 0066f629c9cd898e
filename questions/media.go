package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strings"
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

// IsMediumName tells whether a name has the form of those that are made of a medium's content.
func IsMediumName(name string) bool { return mediumName.MatchString(name) }

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

// MediumName is the name that a medium has by its content. The errors are ErrNotImage and ErrLargeImage.
func MediumName(data []byte) (name string, err error) {
	kind, err := imageKind(data)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16]) + "." + kind, nil
}

// Embed keeps an image with the set and returns how texts name it (without the scheme). The same image is kept once. The
// errors are ErrNotImage and ErrLargeImage.
func (s *Set) Embed(data []byte) (name string, err error) {
	name, err = MediumName(data)
	if err != nil {
		return "", err
	}
	total := len(data)
	for i := range s.Media {
		if s.Media[i].Name == name {
			return name, nil
		}
		total += len(s.Media[i].Data)
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

// WithoutMediaData is the set with its media's names alone, as revisions are stored. The set itself isn't changed.
func (s Set) WithoutMediaData() Set {
	if s.Media != nil {
		names := make([]Medium, len(s.Media))
		for i, m := range s.Media {
			names[i].Name = m.Name
		}
		s.Media = names
	}
	return s
}

// mediumTarget is where the Markdown of an image, or of a link, names a medium.
var mediumTarget = regexp.MustCompile(`\]\(\s*<?` + MediaScheme + `([^)\s>]+)`)

// RenameMedia puts other names into the texts that show media: those that names has.
func (s *Set) RenameMedia(names map[string]string) {
	s.EachText(func(_ string, text *string) {
		if !strings.Contains(*text, MediaScheme) {
			return
		}
		*text = mediumTarget.ReplaceAllStringFunc(*text, func(target string) string {
			i := strings.Index(target, MediaScheme) + len(MediaScheme)
			if name, ok := names[target[i:]]; ok {
				return target[:i] + name
			}
			return target
		})
	})
}

var altEscapes = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "&", `\&`, "\n", " ")

// Describe says what an image shows wherever the texts don't.
func (s *Set) Describe(name, alt string) {
	bare := regexp.MustCompile(`!\[\s*\](\(\s*<?` + MediaScheme + regexp.QuoteMeta(name) + `)`)
	alt = altEscapes.Replace(strings.Join(strings.Fields(alt), " "))
	s.EachText(func(_ string, text *string) {
		if strings.Contains(*text, name) {
			*text = bare.ReplaceAllStringFunc(*text, func(image string) string {
				return "![" + alt + "](" + image[strings.IndexByte(image, '(')+1:]
			})
		}
	})
}
