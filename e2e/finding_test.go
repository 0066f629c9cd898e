package e2e

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/readback/readback/words"
)

//go:embed testdata/finders.js
var finders string

// finding puts the finders before a script.
func finding(script string) string { return "(() => {" + finders + "return (" + script + "\n)})()" }

// where is a JavaScript expression that finds one element, or null.
type where string

// at finds the first element on view that a CSS selector matches.
func at(css string) where { return where("one(" + quoted(css) + ")") }

// link, button and box find by what is written on an element; box finds a checkbox or radio button by its label.
func link(text string) where   { return where("named('a[href]'," + quoted(text) + ")") }
func button(text string) where { return where("named('button'," + quoted(text) + ")") }

// labelled finds the field with this label.
func labelled(text string) where { return where("field(" + quoted(text) + ")") }

// within finds by a CSS selector and, unless it is empty, the text, inside of another element.
func within(outer where, css, text string) where {
	if text == "" {
		return where(fmt.Sprintf("one(%s, %s)", quoted(css), outer))
	}
	return where(fmt.Sprintf("named(%s, %s, %s)", quoted(css), quoted(text), outer))
}

// quoted makes a JavaScript string of any text.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always can be written
	}
	return string(b)
}

// english is what pages say.
var english = words.For("en")

// say is a message of the catalogue, so that a better wording breaks no journey.
func say(id string, args ...any) string {
	text := english.T(id, args...)
	if strings.HasPrefix(text, "[") {
		panic("no message " + id)
	}
	return text
}

// press clicks an element where a person would, once nothing lies over it.
func (b *tab) press(w where) {
	b.t.Helper()
	type place struct {
		X, Y float64
		Why  string
	}
	var p place
	b.until("pressing "+string(w), func() (bool, string) {
		var err error
		p, err = try[place](b, "pressable("+string(w)+")")
		if err != nil {
			return false, err.Error()
		}
		return p.Why == "", p.Why
	})
	b.do(chromedp.MouseClickXY(p.X, p.Y))
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// fill types a text into a field in place of what is there.
func (b *tab) fill(w where, text string) {
	b.t.Helper()
	b.press(w)
	b.wait("(" + string(w) + ").select() === undefined")
	b.do(chromedp.KeyEvent(text))
	if text == "" {
		b.keys("\b")
	}
}

// paste puts a text into a field in place of what is there, all at once.
func (b *tab) paste(w where, text string) {
	b.t.Helper()
	b.press(w)
	b.wait("(" + string(w) + ").select() === undefined")
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// set chooses in a drop-down list by what is written there.
func (b *tab) set(w where, text string) {
	b.t.Helper()
	b.has(w)
	b.wait(fmt.Sprintf(`((list) => {
		const option = optionOf(list, %s);
		if (!option) return false;
		list.value = option.value;
		return list.dispatchEvent(new Event('change', { bubbles: true }));
	})(%s)`, quoted(text), w))
}

// keys presses keys.
func (b *tab) keys(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// see waits until the page says something.
func (b *tab) see(text string) {
	b.t.Helper()
	b.wait("says(" + quoted(text) + ")")
}

// gone waits until an element isn't on view.
func (b *tab) gone(w where) {
	b.t.Helper()
	b.wait("!(" + string(w) + ")")
}

// has waits for an element.
func (b *tab) has(w where) {
	b.t.Helper()
	b.wait(string(w))
}

// open goes to a path of the program, as one does by typing an address.
func (b *tab) open(path string) {
	b.t.Helper()
	b.leave(func() { b.do(chromedp.Navigate(b.program.url(path))) })
}

// reload loads the page again.
func (b *tab) reload() {
	b.t.Helper()
	b.leave(func() { b.do(chromedp.Reload()) })
}

// follow presses what leads to another page, and waits for that page.
func (b *tab) follow(w where) {
	b.t.Helper()
	b.leave(func() { b.press(w) })
}

// leave does something that ends in another document, and waits until that one is complete with its fonts.
func (b *tab) leave(how func()) {
	b.t.Helper()
	ask[bool](b, "document.leaving = true")
	how()
	b.arrived()
}

func (b *tab) arrived() {
	b.t.Helper()
	b.wait("!document.leaving && document.readyState === 'complete' && document.fonts.status === 'loaded'")
}

// path is where the tab is, without scheme and host.
func (b *tab) path() string {
	b.t.Helper()
	return ask[string](b, "location.pathname + location.search")
}

// text is what an element says.
func (b *tab) text(w where) string {
	b.t.Helper()
	b.has(w)
	return ask[string](b, "wordsOf("+string(w)+")")
}
