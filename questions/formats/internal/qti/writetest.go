package qti

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

const testFile = "assessment.xml"

// head writes the images, the test and the manifest, and reports what has no place there.
func (x *writer) head() {
	holds := []string{"set id", "set title", "set language", "set tags", "set media", "id", "title", "points", "tags", "evidence", "explanation", "hint", "pinned"} // what isn't kept of questions was found by reading them again
	description, _ := markup.Plain(x.set.Description)
	if description = oneLine(description); markup.Escape(description) == x.set.Description {
		holds = append(holds, "set description")
	}
	x.loseSpaces()
	texts := x.stimuli()
	if texts != nil {
		holds = append(holds, "set briefing", "set evidence rule")
	}
	x.media()
	x.files = append([]file{{"imsmanifest.xml", x.manifestFile(description, texts).document(x.Version)}, {testFile, x.test().document(x.Version)}}, x.files...)
	x.report.Parts(x.set, holds...)
}

// media puts the images that texts show into the package.
func (x *writer) media() {
	shown := map[string]bool{}
	for _, item := range x.written {
		for _, name := range item.media {
			if m := x.set.Medium(name); m != nil && !shown[name] {
				shown[name] = true
				x.shown = append(x.shown, name)
				x.files = append(x.files, file{mediaFile(name), string(m.Data)})
			}
		}
	}
	for _, name := range x.shown {
		shown[name] = true
	}
	for i := range x.set.Media {
		if !shown[x.set.Media[i].Name] {
			x.report.Set("images that no text shows")
			return
		}
	}
}

// oneLine is a text as it is read of a title or of metadata.
func oneLine(text string) string { return strings.Join(strings.Fields(legal(text)), " ") }

// loseSpaces says so where texts have white space that isn't read again.
func (x *writer) loseSpaces() {
	if oneLine(x.set.Title) != x.set.Title {
		x.report.Set("white space in the title")
	}
	if slices.ContainsFunc(x.set.Tags, func(tag string) bool { return oneLine(tag) != tag }) {
		x.report.Set("white space in tags")
	}
}

func mediaFile(name string) string { return "media/" + name }

// test has the items in their order.
func (x *writer) test() *element {
	section := e("assessmentSection", at("identifier", "section", "title", x.set.Title, "visible", "true"))
	for _, item := range x.written {
		fixed := ""
		if x.set.Questions[item.index].Pinned {
			fixed = "true"
		}
		section.inner = append(section.inner, e("assessmentItemRef", at("identifier", identifier(item.name), "href", itemFile(item.name), "fixed", fixed)))
	}
	return e("assessmentTest", x.root("identifier", x.setID(), "title", x.set.Title, "xml:lang", x.set.Language),
		e("testPart", at("identifier", "part", "navigationMode", "nonlinear", "submissionMode", "individual"), section))
}

// setID is what the set is called, which may not have an id yet.
func (x *writer) setID() string {
	return identifier(firstOf(x.set.ID, questions.Slug(x.set.Title), "set"))
}

// lom is where the name space of metadata lies.
const lom = "http://ltsc.ieee.org/xsd/LOM"

// manifestFile lists the files, with what is told of the set and of questions.
func (x *writer) manifestFile(description string, texts []written) *element {
	resources := e("resources", nil)
	test := e("resource", at("identifier", "test", "type", x.testType, "href", testFile), e("file", at("href", testFile)))
	resources.inner = append(resources.inner, test)
	for _, item := range x.written {
		q := &x.set.Questions[item.index]
		id := "item_" + identifier(item.name)
		test.inner = append(test.inner, e("dependency", at("identifierref", id)))
		r := e("resource", at("identifier", id, "type", x.itemType, "href", itemFile(item.name)), x.keywords("", "", q.Tags), e("file", at("href", itemFile(item.name))))
		for _, text := range texts {
			r.inner = append(r.inner, e("dependency", at("identifierref", "text_"+identifier(text.name))))
		}
		resources.inner = append(resources.inner, x.depending(r, item.media))
	}
	for _, text := range texts {
		name := stimulusFile(text.name)
		r := e("resource", at("identifier", "text_"+identifier(text.name), "type", x.textType, "href", name), e("file", at("href", name)))
		resources.inner = append(resources.inner, x.depending(r, text.media))
	}
	for _, name := range x.shown {
		resources.inner = append(resources.inner, e("resource", at("identifier", "image_"+name, "type", "webcontent", "href", mediaFile(name)), e("file", at("href", mediaFile(name)))))
	}
	metadata := e("metadata", nil, e("schema", nil, x.packageSchema), e("schemaversion", nil, x.packageVersion))
	if general := x.general(x.set.Title, description, x.set.Tags); general != nil {
		metadata.inner = append(metadata.inner, general)
	}
	return e("manifest", at("xmlns", x.manifest, "xmlns:imsmd", lom, "identifier", "manifest_"+x.setID()), metadata, e("organizations", nil), resources)
}

// depending adds the images that a resource shows.
func (x *writer) depending(r *element, media []string) *element {
	for _, name := range media {
		r.inner = append(r.inner, e("dependency", at("identifierref", "image_"+name)))
	}
	return r
}

// keywords are the metadata of a resource; nil without any.
func (x *writer) keywords(title, description string, tags []string) *element {
	if general := x.general(title, description, tags); general != nil {
		return e("metadata", nil, general)
	}
	return nil
}

// general is what a learning object is said to be.
func (x *writer) general(title, description string, tags []string) *element {
	general := e("imsmd:general", nil)
	say := func(name, text string) {
		if text != "" {
			general.inner = append(general.inner, e(name, nil, e("imsmd:string", at("language", x.set.Language), text)))
		}
	}
	say("imsmd:title", title)
	if len(tags) > 0 || title != "" || description != "" {
		say("imsmd:description", description)
	}
	for _, tag := range tags {
		say("imsmd:keyword", tag)
	}
	if len(general.inner) == 0 {
		return nil
	}
	return e("imsmd:lom", nil, general)
}

// stimuli writes the briefing's sources as texts that every item is read with, where the version has such texts.
func (x *writer) stimuli() []written {
	if x.textType == "" || len(x.set.Briefing) == 0 || len(x.written) == 0 {
		return nil
	}
	var texts []written
	for i := range x.set.Briefing {
		s := &x.set.Briefing[i]
		x.used = nil
		body := e("stimulusBody", nil, x.html(s.Text, ".."))
		root := e("assessmentStimulus", x.root("identifier", identifier(s.ID), "title", s.Title, "xml:lang", x.set.Language), body)
		x.files = append(x.files, file{stimulusFile(s.ID), root.document(x.Version)})
		texts = append(texts, written{i, s.ID, x.used})
	}
	x.loseSources()
	return texts
}

func stimulusFile(id string) string { return "texts/" + id + ".xml" }

// loseSources says what of sources has no place in a text that items are read with.
func (x *writer) loseSources() {
	for i := range x.set.Briefing {
		if s := x.set.Briefing[i]; s.Publisher+s.Author+s.Published+s.URL != "" {
			x.report.Set("publishers, authors, dates and addresses of sources")
			break
		}
	}
	if x.set.EvidenceIsRequired() {
		x.report.Set("that questions need evidence")
	}
	c := canon{x.set}
	for i := range x.set.Briefing {
		s := x.set.Briefing[i]
		if c.block(&s.Text); s.Text != strings.TrimSpace(c.again(s.Text)) || oneLine(s.Title) != s.Title {
			x.report.Set("some of the texts of sources")
			break
		}
	}
}
