package questions

import (
	"bytes"
	"image"
	_ "image/gif"  // registers the decoder
	_ "image/jpeg" // likewise
	_ "image/png"  // likewise

	_ "golang.org/x/image/webp" // likewise
)

// maxPixels bounds what an image takes when it is shown.
const maxPixels = 40_000_000

// imageExtensions are the kinds of image that are kept, by the decoder's name.
var imageExtensions = map[string]string{"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp"}

// imageKind is the extension for an image that is kept. Only its header is read: browsers get it under a type that
// can't be anything else.
func imageKind(data []byte) (string, error) {
	if len(data) > MaxMedium {
		return "", ErrLargeImage
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || imageExtensions[format] == "" {
		return "", ErrNotImage
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width*config.Height > maxPixels {
		return "", ErrLargeImage
	}
	return imageExtensions[format], nil
}
