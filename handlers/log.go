package handlers

import (
	"log/slog"
	"time"

	"github.com/labstack/echo/v4"
)

// logRequests writes a line for each request, at the debug level: paths without ids, and no names.
func (s *Server) logRequests() echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			start := time.Now()
			err := next(c)
			if err != nil {
				c.Error(err) // sets the status that is logged
			}
			s.Log.Debug("request", "method", c.Request().Method, "path", c.Path(), "status", c.Response().Status,
				"milliseconds", time.Since(start).Milliseconds(), "request", requestID(c))
			return nil
		}
	}
}

func (s *Server) logPanic(c echo.Context, err error, stack []byte) error {
	s.Log.Error("panic", "error", err, "path", c.Path(), "request", requestID(c), "stack", string(stack))
	return err
}

// failure logs what a user is only told to be our fault.
func (s *Server) failure(c echo.Context, err error) {
	s.Log.Error("request failed", slog.Any("error", err), "method", c.Request().Method, "path", c.Path(), "request", requestID(c))
}

func requestID(c echo.Context) string {
	return c.Response().Header().Get(echo.HeaderXRequestID)
}
