package handlers

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// How much of a file is on one page.
const (
	previewSize  = 50  // questions
	problemsSize = 100 // problems
	imagesSize   = 20  // images without a description
	idsShown     = 20  // ids of each kind of difference
)

// uploadPage says what was understood of an upload and what an import would make.
func (v *visit) uploadPage(status int, u *store.Upload, c *choices, file *loadedFile, errs views.Errors) error {
	o, err := v.outcomeOf(file, c)
	if err != nil {
		return err
	}
	p := views.UploadPage{
		Frame: v.frame(v.words.T("title.upload", "file", u.Name)), Errors: errs, Upload: uploadLine(u),
		Format: file.Name, Chosen: string(c.Format), Encoding: c.Encoding,
		Understood: len(file.good.Questions), Rejected: file.rejected, Usable: file.usable,
		Mendable: file.mendable(), Bare: len(file.Set.Media) > 0 && formats.Packed(file.files(), file.name),
	}
	if c.Imported != nil {
		p.Imported = &views.ImportedLine{Set: c.Imported.Set, Title: c.Imported.Title, Questions: c.Imported.Questions}
	}
	for _, k := range formats.All() {
		p.Formats = append(p.Formats, views.Named{Value: string(k.Format), Name: k.Name})
	}
	p.Encodings, p.Columns = encodingsOf(file.data), columnLines(file.columns, c.Columns)
	problems := o.problems()
	p.Errs, p.Warnings = problems.Count(questions.Error), problems.Count(questions.Warning)
	p.Usable = p.Usable && !(o.foreign && file.OwnIDs)
	v.problemsOnPage(&p, file, c, problems)
	if err := v.preview(&p, file); err != nil {
		return err
	}
	if p.Usable {
		if p.Target, err = o.target(); err != nil {
			return err
		}
	}
	v.imagesOnPage(&p, file, c)
	return v.uploadHTML(status, u, views.Upload(p))
}

// uploadHTML renders a page whose texts show images that aren't stored yet: they are looked for in the upload. Text can't
// have a quote in it there, so that nothing but addresses is changed.
func (v *visit) uploadHTML(status int, u *store.Upload, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(v.ctx(), &b); err != nil {
		return err
	}
	html := bytes.ReplaceAll(b.Bytes(), []byte(`src="`+questions.MediaPath), []byte(`src="`+views.UploadMediaPath(u.ID)))
	return v.HTMLBlob(status, html)
}

// imagesOnPage fills in the images that the texts don't describe: some that nobody has described yet, and those that were
// described here.
func (v *visit) imagesOnPage(p *views.UploadPage, file *loadedFile, c *choices) {
	var names []string
	for _, problem := range file.Problems {
		if name, _ := problem.Args["name"].(string); problem.Rule == "image-alt" && !slices.Contains(names, name) {
			names = append(names, name)
		}
		if len(names) > imagesSize {
			break
		}
	}
	if p.ImagesMore = len(names) > imagesSize; p.ImagesMore {
		names = names[:imagesSize]
	}
	for i := range file.Set.Media { // in the order of the file, so that none moves when it is described
		name := file.Set.Media[i].Name
		if _, described := c.Alt[name]; described || slices.Contains(names, name) {
			p.Images = append(p.Images, views.ImageLine{Name: name, URL: views.MediumPath(name), Alt: c.Alt[name]})
		}
	}
}

// showUploadMedium is an image of an upload.
func showUploadMedium(v *visit, u *store.Upload) error {
	c, err := choicesOf(*u)
	if err != nil {
		return err
	}
	file, _, err := v.load(u, &c, importLoads)
	if err != nil {
		return err
	}
	m := file.Set.Medium(v.Param("medium"))
	if m == nil || len(m.Data) == 0 || !questions.IsMediumName(m.Name) {
		return store.ErrNotFound
	}
	return v.image(m.Name, m.Data)
}

// problems are those of the file, and that of an id which the file has and its importer may not use.
func (o *outcome) problems() questions.Problems {
	if !o.foreign || !o.file.OwnIDs {
		return o.file.Problems
	}
	text, _ := textOf(o.file.data, o.choices.Encoding)
	problems := append(slices.Clone(o.file.Problems), idTaken(text, o.file.name, o.id))
	problems.Sort()
	return problems
}

// idTaken is the problem of a set whose id belongs to somebody else, at the line of the id.
func idTaken(text, file, id string) questions.Problem {
	line, n := 1, 0
	for l := range strings.Lines(text) {
		n++
		if strings.HasPrefix(strings.TrimLeft(l, ` "{`), "id") && strings.Contains(l, id) {
			line = n
			break
		}
	}
	return questions.Problem{File: file, Line: line, Column: 1, Severity: questions.Error, Rule: "id-taken", Args: map[string]any{"found": id}}
}

// problemsOnPage fills in the problems of the page that is asked for, with the lines where they are.
func (v *visit) problemsOnPage(p *views.UploadPage, file *loadedFile, c *choices, problems questions.Problems) {
	p.ProblemPages = views.PagesOf(v.queryNumber("problems"), problemsSize, len(problems))
	if len(problems) > 0 {
		problems = problems[p.ProblemPages.From()-1 : p.ProblemPages.To()]
	}
	p.Problems = v.problemLines(problems)
	text, ok := textOf(file.data, c.Encoding)
	if text != "" {
		p.Lines = linesAround(strings.ToValidUTF8(text, "\uFFFD"), file.name, problems)
	}
	if p.Editable = ok && len(text) <= editable; p.Editable {
		p.Text = text
	}
}

// wordDocument is the member of a Word file that has its text. Nobody who writes one has seen it.
const wordDocument = "word/document.xml"

func (v *visit) problemLines(problems questions.Problems) []views.ProblemLine {
	lines := make([]views.ProblemLine, 0, len(problems))
	for _, p := range problems {
		_, member, _ := strings.Cut(p.File, "!")
		if member == wordDocument {
			member = ""
		}
		lines = append(lines, views.ProblemLine{
			Member: member, Line: p.Line, Column: p.Column, Severity: p.Severity, Question: p.Question, Rule: p.Rule,
			Message: v.words.Say("problem."+p.Rule, p.Args), Suggestion: v.wayOut(p),
		})
	}
	return lines
}

// wayOut says what can be done about a problem. Images are described and encodings chosen on the page.
func (v *visit) wayOut(p questions.Problem) string {
	switch p.Rule {
	case "image-alt":
		return v.words.T("import.image-fix")
	case "encoding-ask":
		return v.words.T("import.encoding-fix")
	}
	return v.words.Say("problem."+p.Rule+".fix", p.Args)
}

// queryNumber is a number from the query; what isn't one is 0.
func (v *visit) queryNumber(name string) int {
	n, err := strconv.Atoi(v.QueryParam(name))
	if err != nil {
		return 0
	}
	return n
}

// preview fills in the questions of the page that is asked for, as learners will see them: those that can be imported, or
// else all whose type is known.
func (v *visit) preview(p *views.UploadPage, file *loadedFile) error {
	set := file.Set
	if file.usable {
		set = file.good
	}
	known := knownQuestions(set.Questions)
	p.PreviewPages = views.PagesOf(v.queryNumber("page"), previewSize, len(known))
	if len(known) == 0 {
		return nil
	}
	shown, sources, err := previewOf(set, known, p.PreviewPages)
	p.Preview, p.Sources = shown, sources
	return err
}

// knownQuestions are those whose type is known.
func knownQuestions(qs []questions.Question) []*questions.Question {
	known := make([]*questions.Question, 0, len(qs))
	for i := range qs {
		if qs[i].Body != nil {
			known = append(known, &qs[i])
		}
	}
	return known
}

// previewOf shows one page of questions, which count on from the pages before. The set may be wrong in many ways, so they
// get ids that tell them apart.
func previewOf(set questions.Set, all []*questions.Question, pages views.Pages) ([]quiz.Shown, []views.Source, error) {
	first := pages.From() - 1
	set.Media, set.Questions = nil, nil
	for i, q := range all[first:pages.To()] {
		own := *q
		own.ID = strconv.Itoa(i + 1)
		set.Questions = append(set.Questions, own)
	}
	if set.TooLong() {
		set.Briefing = nil
	}
	revision, err := questions.NewRevision(set, nil)
	if err != nil {
		return nil, nil, err
	}
	before, of := markedIn(all[:first]), markedIn(all)
	var shown []quiz.Shown
	for _, q := range quiz.ShowAll(revision, quiz.WholePlan(&revision.Set)) {
		q.CountFrom(first, before, of)
		shown = append(shown, *q)
	}
	return shown, views.SourcesOf(revision), nil
}

// markedIn counts the questions that ask something.
func markedIn(qs []*questions.Question) (n int) {
	for _, q := range qs {
		if q.Marked() {
			n++
		}
	}
	return n
}

// target is the set that would be made, as the page says it.
func (o *outcome) target() (views.Target, error) {
	t := views.Target{ID: o.id, Title: o.title, Fixed: o.file.OwnIDs, Into: o.into(), Seen: o.existing.ID}
	if !t.Fixed {
		if err := o.fillOffer(&t); err != nil {
			return t, err
		}
	}
	if !o.exists() {
		return t, nil
	}
	before := o.existing.Set
	t.Existing, t.Of = o.existing.Number, before.Title
	var err error
	if t.Binned, err = o.v.Store.InBin(o.v.ctx(), o.id); err != nil {
		return t, err
	}
	t.Replace, t.Add = differences(o.file.since(o.existing), len(before.Questions))
	replaced, added := o.set(views.IntoReplace), o.set(views.IntoAdd)
	t.Bare = before.EvidenceIsRequired() && !added.EvidenceIsRequired()
	if t.Same, err = identical(t.Replace, replaced, before); err != nil {
		return t, err
	}
	if t.Identical = t.Same; t.Into == views.IntoAdd && !t.Same {
		t.Identical, err = identical(t.Add, added, before)
	}
	return t, err
}

// identical tells whether storing a set that differs so from the stored one would change nothing.
func identical(d views.Difference, set, before questions.Set) (bool, error) {
	same := func(a, b questions.Question) bool { return a.ID == b.ID }
	if d.New.Count+d.Changed.Count+d.Gone.Count > 0 || !slices.EqualFunc(set.Questions, before.Questions, same) {
		return false, nil
	}
	set.Questions, before.Questions = nil, nil
	set = set.WithoutMediaData()
	_, sum, err := set.Canonical()
	_, sumBefore, err2 := before.Canonical()
	return sum == sumBefore, cmp.Or(err, err2)
}

// fillOffer fills in the person's own sets, and the one that the file's name suggests.
func (o *outcome) fillOffer(t *views.Target) error {
	if o.offer.ID != "" && o.offer.ID != o.id {
		t.OfferID, t.OfferOf = o.offer.ID, o.offer.Title
	}
	sets, err := o.v.setsOfMine()
	for i := range sets {
		if accounts.May(o.v.person, accounts.EditSet, o.v.toSet(&sets[i])) {
			t.Own = append(t.Own, views.Named{Value: sets[i].ID, Name: sets[i].Title})
		}
	}
	return err
}

// differences are what replacing the questions of a set of so many, and adding to them, would change.
func differences(d questions.Difference, before int) (replace, add views.Difference) {
	some := func(ids []string) views.DifferenceIDs {
		return views.DifferenceIDs{IDs: ids[:min(len(ids), idsShown)], Count: len(ids)}
	}
	replace = views.Difference{New: some(d.New), Changed: some(d.Changed), Gone: some(d.Gone), Same: len(d.Same)}
	add = views.Difference{New: replace.New, Changed: replace.Changed, Same: before - len(d.Changed)}
	return replace, add
}
