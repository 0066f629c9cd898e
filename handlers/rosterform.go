package handlers

import (
	"io"
	"net/http"
	"strings"

	"github.com/readback/readback/accounts"
)

// rosterForm is what was sent of a list of people. A file goes before a text.
type rosterForm struct {
	text, act string
	agreed    string // the digest of the plan that was looked at
}

// errRosterFile is a list that can't be read at all. why is the end of its message's id.
type errRosterFile struct {
	why    string
	status int
}

// Error names the reason.
func (e errRosterFile) Error() string { return "the list can't be read: " + e.why }

var (
	errRosterLarge = errRosterFile{"large", http.StatusRequestEntityTooLarge}
	errRosterBytes = errRosterFile{"bytes", http.StatusUnprocessableEntity}
)

// rosterForm reads the form, with or without a file. The error to tell apart is errRosterFile.
func (v *visit) rosterForm() (f rosterForm, err error) {
	r := v.Request()
	r.Body = http.MaxBytesReader(v.Response(), v.patiently(r.Body), 8*accounts.MaxRoster) // a character may be written as three
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseForm()
	} else {
		err = r.ParseMultipartForm(8 * accounts.MaxRoster) // in memory, where it is bounded already
	}
	if err != nil {
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, receiveLimit)) // a browser that still sends shows no answer
		if notReceived(err) == errUploadLarge {
			err = errRosterLarge
		}
		return f, err
	}
	f = rosterForm{text: plainLines(r.Form.Get("text")), act: r.Form.Get("go"), agreed: r.Form.Get("agreed")}
	if len(f.text) > accounts.MaxRoster {
		return f, errRosterLarge
	}
	return f, f.takeFile(r)
}

// takeFile puts a file's text in place of the one that was typed.
func (f *rosterForm) takeFile(r *http.Request) error {
	file, header, err := r.FormFile("file")
	if err != nil || header.Size == 0 { // none was chosen
		return nil
	}
	defer func() { _ = file.Close() }() // only read
	if header.Size > accounts.MaxRoster {
		return errRosterLarge
	}
	data, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	text, ok := accounts.RosterText(data)
	if !ok {
		return errRosterBytes
	}
	f.text = plainLines(text)
	return nil
}
