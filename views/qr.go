package views

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quietZone is the blank border that readers of QR codes need, in modules.
const quietZone = 4

// qrCode draws a link as a QR code: an SVG, black on white in every theme, since readers need that. It is "" for a link
// that is too long for one.
func qrCode(link string) string {
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		return ""
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) { // white outside
				x++
			}
			if n := x - from; n > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quietZone, y+quietZone, n, n)
			}
		}
	}
	side := code.Size + 2*quietZone
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges" aria-hidden="true">`+
		`<path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>`, side, side, side, side, path.String())
}
