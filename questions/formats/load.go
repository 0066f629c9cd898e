package formats

import (
	"io/fs"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Options say what a file doesn't, or not so that it can be known for sure.
type Options struct {
	Format   Format            // empty: recognised from the content
	Encoding string            // of text files that aren't Unicode, by its IANA name, "windows-1252"; empty: detected, or asked for
	Columns  map[string]string // of tables: what a column holds, by its heading, where the heading doesn't say
	SetID    string            // for formats whose files don't say which set they are; empty: made of the file's name
	Title    string            // likewise; empty: what the file says, or its name

	// Before finds the latest stored revision of the set that a file names, nil where there is none: a question that was bound
	// in it is stale rather than wrong when its source has changed. Nil: nothing is stored.
	Before func(set string) *questions.Set

	// Progress is told now and then how many questions were read, and the share of the file that they are, 0…1, or a negative
	// one where it isn't known. Nil: nobody waits.
	Progress func(questions int, share float64)
}

// watched is a file system that tells Progress.
type watched struct {
	fs.FS
	progress func(questions int, share float64)
}

// Progress implements draft.Watched.
func (w watched) Progress(questions int, share float64) { w.progress(questions, share) }

// Loaded is what was understood of a file.
type Loaded struct {
	Kind     // of the file; its Format is empty when none was recognised
	Set      questions.Set
	Problems questions.Problems
}

// Load reads a file and checks what is in it.
func Load(fsys fs.FS, name string, o Options) Loaded {
	if o.Encoding != "" {
		encoded, err := plaintext.Encoded(fsys, o.Encoding)
		if err != nil {
			return Loaded{Problems: failure(name, "encoding-said", "found", o.Encoding)}
		}
		fsys = encoded
	}
	if o.Progress != nil {
		fsys = watched{fsys, o.Progress}
	}
	kind, ok := Recognise(fsys, name)
	if o.Format != "" {
		k, err := Parse(string(o.Format))
		if kind, ok = k, err == nil; !ok {
			return Loaded{Problems: failure(name, "format-unknown", "found", string(o.Format), "known", known())}
		}
	}
	if !ok {
		return Loaded{Problems: unrecognised(fsys, name)}
	}
	loaded := Loaded{Kind: kind}
	if wrong := wrongColumns(fsys, name, kind.Format, o.Columns); wrong != nil {
		loaded.Problems = wrong
		return loaded
	}
	if len(o.Columns) > 0 && (kind.Format == CSV || kind.Format == XLSX) {
		loaded.Set, loaded.Problems = readMapped(fsys, name, kind.Format, o.Columns)
	} else {
		loaded.Set, loaded.Problems = readKind(fsys, name, kind)
	}
	if kind.OwnIDs && o.Before != nil && loaded.Problems.MayBeStale() {
		loaded.Problems = loaded.Problems.Since(&loaded.Set, o.Before(loaded.Set.ID))
	}
	if o.SetID != "" && !kind.OwnIDs {
		loaded.Set.ID = o.SetID
	}
	if o.Title != "" && !kind.OwnIDs {
		loaded.Set.Title = o.Title
	}
	return loaded
}

// unrecognised says why nothing can be done with a file.
func unrecognised(fsys fs.FS, name string) questions.Problems {
	data, err := beginning(fsys, name)
	switch {
	case err != nil:
		return failure(name, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
	case strings.TrimSpace(asText(data)) == "":
		return failure(name, "file-empty")
	case isArchive(data):
		return unknownArchive(fsys, name)
	}
	return failure(name, "format-unknown", "found", "", "known", known())
}

func failure(name, rule string, pairs ...any) questions.Problems {
	return questions.Problems{{File: name, Line: 1, Column: 1, Severity: questions.Error, Rule: rule, Args: draft.Args(pairs...)}}
}

// known lists the names of the formats, as people call them.
func known() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name
	}
	return strings.Join(names, ", ")
}

// Good is the set without the questions that have errors. rejected says how many those are, with the ones that couldn't be
// understood at all; ok is false when there is an error that concerns more than single questions, or no question is left.
func (l *Loaded) Good() (set questions.Set, rejected int, ok bool) {
	bad := map[int]bool{}
	for _, p := range l.Problems {
		if p.Severity != questions.Error {
			continue
		}
		i, _, in := draft.QuestionOf(p.Pointer)
		switch {
		case in:
			bad[i] = true
		case p.Raw != "":
			rejected++
		default:
			return questions.Set{}, 0, false
		}
	}
	set = l.Set
	set.Questions = nil
	for i := range l.Set.Questions {
		if !bad[i] {
			set.Questions = append(set.Questions, l.Set.Questions[i])
		}
	}
	return set, rejected + len(bad), len(set.Questions) > 0
}
