package extract

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// ErrNoPDF says that the program that reads PDF files, poppler's pdftotext, isn't installed on this machine.
var ErrNoPDF = errors.New("extract: pdftotext isn't installed")

// Bounds of what pdftotext may take.
const (
	maxPages   = 400
	pdfTime    = 20 * time.Second
	pdfProgram = "pdftotext"
)

// ReadsPDF tells whether PDF files can be read on this machine.
func ReadsPDF() bool {
	_, err := exec.LookPath(pdfProgram)
	return err == nil
}

func fromPDF(ctx context.Context, data []byte) (Article, error) {
	program, err := exec.LookPath(pdfProgram)
	if err != nil {
		return Article{}, ErrNoPDF
	}
	text, err := pdfText(ctx, program, data)
	if err != nil {
		return Article{}, err
	}
	return fromPages(text), nil
}

// pdfText runs the program, with a file that only it and we can see. What it may do is bounded in time and in what it says.
func pdfText(ctx context.Context, program string, data []byte) (string, error) {
	folder, err := os.MkdirTemp("", "readback-pdf-") // readable to its owner alone
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(folder) }() // an operating system tidies up what is left
	file := folder + "/article.pdf"
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	out := &boundedBuffer{left: 4 * MaxText, full: cancel}
	run := exec.CommandContext(ctx, program, "-q", "-enc", "UTF-8", "-l", strconv.Itoa(maxPages+1), file, "-")
	run.Stdout, run.Env, run.Dir, run.WaitDelay = out, []string{"LC_ALL=C.UTF-8", "HOME=" + folder}, folder, time.Second
	err = run.Run()
	return out.text(ctx, err)
}

// text is what the program said, or why there is none.
func (b *boundedBuffer) text(ctx context.Context, err error) (string, error) {
	switch {
	case b.left < 0:
		return "", ErrTooLarge{"text", MaxText}
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", ErrTooLarge{"time", int(pdfTime / time.Second)}
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil: // it is no PDF file, or one with a password
		return "", ErrBroken
	case bytes.Count(b.Bytes(), []byte("\f")) > maxPages:
		return "", ErrTooLarge{"pages", maxPages}
	case !utf8Text(b.String()):
		return "", ErrEncoding
	}
	return b.String(), nil
}

// boundedBuffer keeps what a program says, and calls full beyond its bound.
type boundedBuffer struct {
	bytes.Buffer
	left int
	full func()
}

// Write implements io.Writer.
func (b *boundedBuffer) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		b.full()
		return 0, ErrTooLarge{"text", MaxText}
	}
	return b.Buffer.Write(p)
}
