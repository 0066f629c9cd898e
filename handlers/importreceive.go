package handlers

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"time"

	"github.com/readback/readback/store"
)

// Bounds of what is sent to be imported.
const (
	uploadLimit  = 64 << 20  // bytes of a file, as in import.file-hint
	pasteLimit   = 8 << 20   // bytes of a text
	receiveLimit = 256 << 20 // bytes that are read of a request at all, so that who sent too much is told so
	receiveParts = 20        // fields of the form
	receiveTime  = time.Hour
	slowestRead  = time.Minute // for a connection from which nothing comes
)

var (
	errUploadLarge = errors.New("the file is larger than uploads may be")
	errNothingSent = errors.New("neither a file nor a text was sent")
)

// receive keeps the file that was uploaded, or else the text that was pasted. The errors to tell apart are errUploadLarge
// and errNothingSent.
func (v *visit) receive() (u store.Upload, err error) {
	r := v.Request()
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		r.Body = http.MaxBytesReader(v.Response(), r.Body, 3*pasteLimit) // a character may be written as three
		form, err := v.FormParams()
		if err != nil {
			return store.Upload{}, notReceived(err)
		}
		return v.receiveText(form.Get("text"))
	}
	r.Body = http.MaxBytesReader(v.Response(), v.patiently(r.Body), receiveLimit)
	defer func() {
		_, _ = io.Copy(io.Discard, r.Body) // a browser that still sends shows no answer
	}()
	form, err := r.MultipartReader()
	if err != nil {
		return store.Upload{}, unreadable(err)
	}
	return v.receiveForm(form)
}

// receiveForm goes through the fields: a file comes before a text.
func (v *visit) receiveForm(form *multipart.Reader) (store.Upload, error) {
	pasted := ""
	for range receiveParts {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return v.receiveText(pasted)
		case err != nil:
			return store.Upload{}, notReceived(err)
		case part.FormName() == "file" && part.FileName() != "":
			u, err := v.receiveFile(part)
			if !errors.Is(err, errNothingSent) {
				return u, err
			}
		case part.FormName() == "text":
			text, err := io.ReadAll(&bounded{part, pasteLimit})
			if err != nil {
				return store.Upload{}, err
			}
			pasted = string(text)
		}
	}
	return store.Upload{}, unreadable(errors.New("too many fields"))
}

// receiveFile keeps a file as it comes in.
func (v *visit) receiveFile(part *multipart.Part) (store.Upload, error) {
	u, err := v.Store.AddUpload(v.newUpload(part.FileName()), &bounded{part, uploadLimit})
	if err == nil && u.Size == 0 {
		err = errors.Join(errNothingSent, v.Store.DeleteUpload(u.ID))
	}
	return u, err
}

// receiveText keeps a text that was pasted, with plain line ends.
func (v *visit) receiveText(pasted string) (store.Upload, error) {
	text := plainLines(pasted)
	switch {
	case len(text) > pasteLimit:
		return store.Upload{}, errUploadLarge
	case strings.TrimSpace(text) == "":
		return store.Upload{}, errNothingSent
	}
	return v.Store.AddUpload(v.newUpload(pastedName), strings.NewReader(text))
}

func (v *visit) newUpload(name string) store.Upload {
	return store.Upload{PersonID: v.person.ID, Name: uploadName(name), CreatedAt: v.now}
}

// plainLines undoes what forms make of line ends.
func plainLines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// notReceived is an error of reading a request: it was too much, was cut off, or makes no sense.
func notReceived(err error) error {
	if tooMuch := (*http.MaxBytesError)(nil); errors.As(err, &tooMuch) {
		return errUploadLarge
	}
	return unreadable(err)
}

// bounded is a part of a request, and errUploadLarge beyond a number of bytes.
type bounded struct {
	io.Reader
	left int64
}

// Read implements io.Reader.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	switch b.left -= int64(n); {
	case b.left < 0:
		return 0, errUploadLarge
	case err != nil && err != io.EOF:
		return n, notReceived(err)
	}
	return n, err
}

// patiently gives a slow connection time as long as something comes; the server's own limit is for small requests.
func (v *visit) patiently(body io.ReadCloser) io.ReadCloser {
	return &patient{ReadCloser: body, connection: http.NewResponseController(v.Response()), end: time.Now().Add(receiveTime)}
}

type patient struct {
	io.ReadCloser
	connection *http.ResponseController
	until, end time.Time
}

// Read implements io.Reader.
func (p *patient) Read(data []byte) (int, error) {
	if now := time.Now(); p.until.Sub(now) < slowestRead/2 && now.Before(p.end) {
		p.until = now.Add(slowestRead)
		_ = p.connection.SetReadDeadline(p.until) // where that can't be done the server's own limit holds
	}
	return p.ReadCloser.Read(data)
}
