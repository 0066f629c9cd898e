package words

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed */*.yaml
var files embed.FS

// languages is everything that Readback speaks, English first.
type languages struct {
	catalogues []catalogue
	matcher    language.Matcher
	ids        map[string]bool // of English
}

// spoken reads the embedded catalogues once. They are part of the program: one that can't be read
// is a mistake in it, which every test finds, and stops it.
var spoken = sync.OnceValue(func() *languages {
	loaded, err := load(files)
	if err != nil {
		panic(err)
	}
	return loaded
})

func load(files fs.FS) (*languages, error) {
	bundle := i18n.NewBundle(language.English)
	paths, err := fs.Glob(files, "*/*.yaml")
	if err != nil {
		return nil, err
	}
	ids := make(map[string]bool)
	for _, name := range paths {
		if err := loadFile(bundle, files, name, ids); err != nil {
			return nil, fmt.Errorf("words/%s: %w", name, err)
		}
	}
	return spokenIn(bundle, ids), nil
}

// loadFile adds one file to the bundle, and its ids to ids when it is English.
func loadFile(bundle *i18n.Bundle, files fs.FS, name string, ids map[string]bool) error {
	tag, err := language.Parse(path.Dir(name))
	if err != nil {
		return err
	}
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	messages, err := bundle.ParseMessageBytes(tag, text, yaml.Unmarshal)
	for _, m := range messages {
		if tag == language.English {
			ids[m.ID] = true
		}
	}
	return err
}

func spokenIn(bundle *i18n.Bundle, ids map[string]bool) *languages {
	all := &languages{ids: ids, matcher: language.NewMatcher(bundle.LanguageTags())}
	for _, tag := range bundle.LanguageTags() {
		all.catalogues = append(all.catalogues, catalogue{
			tag: tag, localizer: i18n.NewLocalizer(bundle, tag.String()), printer: message.NewPrinter(tag),
		})
	}
	return all
}
