package olx

import (
	"net/url"
	"path"
	"strings"
)

// image finds an image of the course: /static/name, or the name of an asset.
func (r *reader) image(src string) ([]byte, bool) {
	src, _, _ = strings.Cut(src, "?")
	name := src[strings.LastIndexAny(src, "@/")+1:]
	if rest, ok := strings.CutPrefix(src, "/static/"); ok {
		name = rest
	} else if strings.Contains(src, "://") {
		return nil, false
	}
	candidates := []string{name, strings.ReplaceAll(name, " ", "_")}
	if plain, err := url.PathUnescape(name); err == nil {
		candidates = append(candidates, plain, strings.ReplaceAll(plain, " ", "_"))
	}
	for _, candidate := range candidates {
		member := path.Join(r.root, "static", path.Join("/", candidate))
		if !r.files.Has(member) {
			continue
		}
		if data, err := r.files.Read(member); err == nil {
			return data, true
		}
	}
	return nil, false
}
