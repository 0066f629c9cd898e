package views

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strings"
	"sync"
)

// AssetsPath is where handlers mount ServeAsset.
const AssetsPath = "/assets/"

//go:embed assets/css/*.css assets/js/*.js assets/fonts/*.woff2 assets/*.svg
var assetFiles embed.FS

// styleParts make app.css, in this order. Pico goes into a layer of its own, so that what follows wins whatever its
// specificity.
var styleParts = []string{"fonts", "tokens", "base", "controls", "article", "question", "types", "attempt", "pages", "review", "studio", "live", "revisions", "import", "marking", "questionform", "people", "reports", "print"}

// asset is a file ready to be sent.
type asset struct {
	path    string // /assets/app.1a2b3c4d5e6f.css
	kind    string // content type
	body    []byte
	gzipped []byte // nil where compressing gains nothing
}

// assetBundle is all assets, by their plain name and by their hashed one.
type assetBundle struct {
	sources map[string][]byte // content by plain name, with references to other assets still plain
	byName  map[string]*asset
	byFile  map[string]*asset
}

// assets makes the bundle once. It is part of the program: one that can't be made is a mistake that every test finds.
var assets = sync.OnceValue(func() *assetBundle {
	b := &assetBundle{sources: assetSources(), byName: map[string]*asset{}, byFile: map[string]*asset{}}
	for name := range b.sources {
		b.add(name)
	}
	return b
})

// Asset returns the path of an asset under its content-hashed name: Asset("app.css") is /assets/app.<hash>.css.
// It panics on a name that isn't there.
func Asset(name string) string {
	a, ok := assets().byName[name]
	if !ok {
		panic("views: no asset " + name)
	}
	return a.path
}

// ServeAsset answers GET /assets/… with the file, to be kept for ever since its name changes with its content; any
// other path is 404.
func ServeAsset(w http.ResponseWriter, r *http.Request) {
	a, ok := assets().byFile[strings.TrimPrefix(r.URL.Path, AssetsPath)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := a.body
	if a.gzipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = a.gzipped
	}
	_, _ = w.Write(body) // the reader has gone: nobody to tell
}

// assetSources reads every asset.
func assetSources() map[string][]byte {
	sources := map[string][]byte{"app.css": stylesheet()}
	_ = fs.WalkDir(assetFiles, "assets", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(name) != ".css" {
			sources[path.Base(name)] = mustRead(name)
		}
		return err
	})
	return sources
}

func stylesheet() []byte {
	var css bytes.Buffer
	css.WriteString("@layer pico{")
	css.Write(bytes.Replace(mustRead("assets/css/pico.css"), []byte(`@charset "UTF-8";`), nil, 1))
	css.WriteString("}\n")
	for _, part := range styleParts {
		css.Write(mustRead("assets/css/" + part + ".css"))
	}
	return css.Bytes()
}

func mustRead(name string) []byte {
	body, err := assetFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return body
}

// reference is how assets name each other: url("x.woff2") in the stylesheet, "./x.js" in scripts.
var reference = regexp.MustCompile(`(url\(")([a-z0-9-]+\.(?:woff2|svg))"|(")\./([a-z0-9-]+\.js)"`)

// add puts an asset and, before it, those that it refers to into the bundle: its hash then covers theirs.
func (b *assetBundle) add(name string) *asset {
	if a, ok := b.byName[name]; ok {
		return a
	}
	body, ok := b.sources[name]
	if !ok {
		panic("views: no asset " + name)
	}
	if ext := path.Ext(name); ext == ".css" || ext == ".js" {
		body = reference.ReplaceAllFunc(body, func(found []byte) []byte {
			parts := reference.FindSubmatch(found)
			before, referred := string(parts[1])+string(parts[3]), string(parts[2])+string(parts[4])
			return []byte(before + b.add(referred).path + `"`)
		})
	}
	a := newAsset(name, body)
	b.byName[name], b.byFile[path.Base(a.path)] = a, a
	return a
}

func newAsset(name string, body []byte) *asset {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	file := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	a := &asset{path: AssetsPath + file, kind: contentType(ext), body: body}
	if ext != ".woff2" {
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		_, _ = z.Write(body) // writing to memory can't fail
		_ = z.Close()
		a.gzipped = packed.Bytes()
	}
	return a
}

// contentType doesn't ask the machine's own tables, which differ.
func contentType(ext string) string {
	switch ext {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	}
	return mime.TypeByExtension(ext)
}
