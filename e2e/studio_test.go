package e2e

import (
	"testing"
)

// TestStudio makes a set in the browser: its questions in forms, its article pasted, evidence taken from it, published.
func TestStudio(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"with scripts": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			p := startProgram(t)
			b := newTab(p, desktop)
			if !scripts {
				b = newTab(p, phone)
				b.setDark(true)
				b.withoutScript()
			}
			b.signIn(p.addPerson("Grace Darling", "instructor"))
			b.beginsSet()
			b.writesChoice()
			b.undoesRemoving()
			b.publishes(1)
			b.addsArticle()
			b.takesEvidence(scripts)
			b.publishes(2)
		})
	}
}

func (b *tab) beginsSet() {
	b.t.Helper()
	b.open("/studio/sets")
	b.fill(labelled(say("seteditor.title")), "The night of the wreck")
	b.follow(button(say("newset.begin")))
	b.check("draft of a new set")
}

// writesChoice adds a question and fills its form, in which the first option is the right one.
func (b *tab) writesChoice() {
	b.t.Helper()
	b.set(labelled(say("seteditor.type")), say("type.single-choice"))
	b.fill(labelled(say("seteditor.stem")), "Which boat was launched first?")
	b.follow(button(say("seteditor.add")))
	b.fill(at(`[name="options.0.text"]`), "The Marie Ferrand")
	b.fill(at(`[name="options.1.text"]`), "The pilot boat")
	b.follow(at(".save-bar [value=save]"))
	b.see(say("questionform.nothing-wrong"))
	b.has(within(at(".preview"), "label", ""))
	b.check("form of a question")
	b.open("/studio/sets/the-night-of-the-wreck/edit/which-boat-was-launched-first/text")
	b.check("text of a question")
	b.follow(link(say("questiontext.back")))
}

func (b *tab) undoesRemoving() {
	b.t.Helper()
	b.has(link("Which boat was launched first?"))
	b.follow(where("one('.editor-list button[value^=remove]')"))
	b.see(say("seteditor.empty"))
	b.follow(button(say("seteditor.undo")))
	b.has(link("Which boat was launched first?"))
	b.check("questions of a draft")
}

func (b *tab) publishes(number int) {
	b.t.Helper()
	b.follow(link(say("seteditor.publish")))
	b.check("draft before it is published")
	b.follow(button(say("draft.publish")))
	b.see(say("set.revision", "number", number))
}

func (b *tab) addsArticle() {
	b.t.Helper()
	b.open("/studio/sets/the-night-of-the-wreck/briefing")
	b.fill(labelled(say("bind.source-title")), "The log")
	b.paste(labelled(say("bind.text")), "The Marie Ferrand was launched first. Ten minutes later the pilot boat followed.")
	b.follow(button(say("bind.add-this")))
	b.see(say("bind.added", "count", 1))
}

// takesEvidence ticks the sentence; with scripts it stands in the form at once and is saved by itself.
func (b *tab) takesEvidence(scripts bool) {
	b.t.Helper()
	b.open("/studio/sets/the-night-of-the-wreck/edit")
	b.follow(link("Which boat was launched first?"))
	b.press(where("labelOf(document.getElementsByName('pick')[0])"))
	if scripts {
		b.wait(`document.querySelector('[name="evidence.0.quote"]').value.startsWith('The Marie Ferrand was')`)
		b.wait(`document.querySelector('[data-state]').textContent.trim() === ` + quoted(say("questionform.saved", "name", "Grace Darling")))
	} else {
		b.follow(at(".save-bar [value=save]"))
	}
	b.check("form of a question beside its source")
	b.reload()
	b.wait(`document.querySelector('[name="evidence.0.quote"]').value.startsWith('The Marie Ferrand was')`)
	b.follow(link(say("questionform.back")))
}
