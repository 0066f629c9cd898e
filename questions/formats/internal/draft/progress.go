package draft

import "io/fs"

// Watched is a file system whose files somebody waits for: it is told how far reading one has come.
type Watched interface {
	fs.FS
	// Progress is called now and then: with how many questions were read, and the share of the file that they are, 0…1, or a
	// negative one where it isn't known.
	Progress(questions int, share float64)
}

// between is how many questions are read between two calls of Progress.
const between = 256

// Watch tells the file system how reading goes on, if it wants to know. lines is how many the file has; 0: not known.
func (d *Draft) Watch(fsys fs.FS, lines int) {
	d.watch, _ = fsys.(Watched)
	d.lines = lines
}

func (d *Draft) progress(line int) {
	if d.watch == nil || len(d.Set.Questions)%between != 0 {
		return
	}
	share := -1.0
	if d.lines > 0 {
		share = float64(line) / float64(d.lines)
	}
	d.watch.Progress(len(d.Set.Questions), share)
}
