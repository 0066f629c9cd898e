package handlers

import (
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"
)

// contentSecurity lets pages load what this server sends and nothing else: no inline script or style, no frames.
const contentSecurity = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

// securityHeaders sets what every response carries. Pages are personal, so none is kept by a cache; assets say otherwise.
func securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurity)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		return next(c)
	}
}

// crossOrigin refuses requests that change something and come from another site's page.
func (s *Server) crossOrigin() *http.CrossOriginProtection {
	p := http.NewCrossOriginProtection()
	// Behind a proxy the Host that arrives may be another than the one the browser knows.
	_ = p.AddTrustedOrigin(s.PublicURL.Scheme + "://" + s.PublicURL.Host) // wrong only when the public URL has no host, which serve refuses
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "This request came from another site, so it was refused.", http.StatusForbidden)
	}))
	return p
}

// ErrProxy is a trusted proxy that isn't an address range.
var ErrProxy = errors.New("a trusted proxy has to be an address range such as 10.0.0.0/8")

// clientAddress says where a request came from: the connection's other end, or, when that is a trusted proxy, the
// last untrusted address that the proxies saw.
func clientAddress(proxies []string) (echo.IPExtractor, error) {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect(), nil
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range proxies {
		_, network, err := net.ParseCIDR(p)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrProxy, err)
		}
		options = append(options, echo.TrustIPRange(network))
	}
	return echo.ExtractIPFromXFFHeader(options...), nil
}
