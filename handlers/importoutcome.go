package handlers

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// outcome is what an import would make of the good questions of an upload.
type outcome struct {
	v       *visit
	file    *loadedFile
	choices *choices

	id       string
	title    string         // of the set as it would be
	foreign  bool           // there is a set of this id that the person may not edit
	existing store.Revision // the latest of the set with this id; without an id when there is none
	offer    store.Set      // a set that the person may edit and that the file's name suggests; without an id when there is none
}

// outcomeOf finds out which set an upload would become. A format whose files don't say it gets an id that is free, until
// somebody chooses another.
func (v *visit) outcomeOf(file *loadedFile, c *choices) (*outcome, error) {
	o := &outcome{v: v, file: file, choices: c, id: file.Set.ID}
	if !file.OwnIDs {
		base := strings.TrimSuffix(file.Set.ID, rejectsEnding)
		if err := o.offerSet(base); err != nil {
			return nil, err
		}
		o.id = c.ID
		if o.id == "" {
			free, err := v.freeID(base)
			if err != nil {
				return nil, err
			}
			o.id = free
		}
	}
	if err := o.meet(); err != nil {
		return nil, err
	}
	o.title = file.Set.Title
	if !file.OwnIDs {
		o.title = cmp.Or(c.Title, o.existingTitle(), file.Set.Title)
	}
	return o, nil
}

// offerSet looks for a set that somebody who sends a file of this name may mean.
func (o *outcome) offerSet(base string) error {
	set, err := o.v.Store.Set(o.v.ctx(), base)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = o.v.Store.MaySaveSet(o.v.ctx(), base, o.v.person)
	}
	if foreign := (store.ErrForeignSet{}); errors.As(err, &foreign) {
		return nil
	}
	o.offer = set
	return err
}

// freeID is an id that no set has or had: the one wanted, or that with a number.
func (v *visit) freeID(wanted string) (string, error) {
	wanted = wanted[:min(len(wanted), questions.MaxSlug-8)]
	wanted = cmp.Or(strings.TrimSuffix(wanted, "-"), "questions")
	for n, id := 2, wanted; ; n++ {
		taken, err := v.Store.HasSet(v.ctx(), id)
		if err != nil || !taken {
			return id, err
		}
		id = wanted + "-" + strconv.Itoa(n)
	}
}

// meet looks at the set that is there under the id.
func (o *outcome) meet() error {
	err := o.v.Store.MaySaveSet(o.v.ctx(), o.id, o.v.person)
	if foreign := (store.ErrForeignSet{}); errors.As(err, &foreign) {
		o.foreign = true
		return nil
	}
	if err != nil {
		return err
	}
	o.existing, err = o.v.Store.LatestRevision(o.v.ctx(), o.id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

func (o *outcome) exists() bool { return o.existing.ID != "" }

func (o *outcome) existingTitle() string {
	if !o.exists() {
		return ""
	}
	return o.existing.Set.Title
}

// into is what happens to the set that is there: what was chosen; a file that says which set it is replaces it unless
// something else was chosen.
func (o *outcome) into() string {
	if o.choices.Into == "" && o.file.OwnIDs {
		return views.IntoReplace
	}
	return o.choices.Into
}

// set is the set that would be stored.
func (o *outcome) set(into string) questions.Set {
	set := o.file.good
	switch {
	case !o.exists():
	case into == views.IntoAdd:
		set = o.existing.Set.Extended(set)
	case !o.file.OwnIDs:
		set = o.existing.Set.Renewed(set)
	}
	set.Readback, set.ID, set.Title = questions.FormatVersion, o.id, o.title
	if o.file.OwnIDs && into == views.IntoAdd && o.exists() {
		set.Title = o.existing.Set.Title
	}
	return set
}
