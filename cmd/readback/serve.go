package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/readback/readback/handlers"
	"github.com/readback/readback/jobs"
	"github.com/readback/readback/store"
)

// serveCommand runs the web app.
type serveCommand struct {
	database
	Addr         string   `help:"The address to listen on." default:"localhost:8080" env:"READBACK_ADDR"`
	PublicURL    string   `help:"Scheme and host of the links and of the cookie, where they aren't those of --addr." env:"READBACK_PUBLIC_URL" placeholder:"URL"`
	NoStarter    bool     `help:"Begin without the starter set." env:"READBACK_NO_STARTER"`
	TrustedProxy []string `help:"Address ranges of proxies whose X-Forwarded-For is believed." env:"READBACK_TRUSTED_PROXY" placeholder:"CIDR"`
	LogLevel     string   `help:"debug, info, warn or error." default:"info" enum:"debug,info,warn,error" env:"READBACK_LOG_LEVEL"`
}

// Bounds on slow or silent clients, and on how long a stop waits for requests under way.
const (
	headerTimeout = 5 * time.Second
	bodyTimeout   = time.Minute
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 15 * time.Second
)

// Run implements the command: it serves until it is told to stop, then finishes what is under way.
func (cmd *serveCommand) Run(c *console) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	log := cmd.logger(c)
	slog.SetDefault(log)
	s, err := store.Open(ctx, store.Options{Dir: cmd.Data, Serve: true})
	if err != nil {
		return err
	}
	defer s.Close()
	listener, err := net.Listen("tcp", cmd.Addr)
	if err != nil {
		return err
	}
	public, err := cmd.publicURL(listener.Addr())
	if err != nil {
		return err
	}
	exports, err := jobs.NewExports(filepath.Join(cmd.Data, "exports"), s, log, time.Now)
	if err != nil {
		return err
	}
	app, err := handlers.New(handlers.Options{Store: s, Exports: exports, PublicURL: public, Proxies: cmd.TrustedProxy, Log: log, Now: time.Now})
	if errors.Is(err, handlers.ErrProxy) {
		return wrongUse("--trusted-proxy: %w", err)
	}
	if err != nil {
		return err
	}
	if err := cmd.welcome(ctx, c, s, app); err != nil {
		return err
	}
	go jobs.Sweep(ctx, s, log, time.Now)
	go jobs.Purge(ctx, s, log, time.Now)
	go exports.Run(ctx)
	return serveUntil(ctx, listener, app, log)
}

func (cmd *serveCommand) logger(c *console) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(cmd.LogLevel)) // one of the four, as the flag says
	return slog.New(slog.NewTextHandler(c.err, &slog.HandlerOptions{Level: level}))
}

// publicURL is what the flag says, or else the address that is listened on.
func (cmd *serveCommand) publicURL(listening net.Addr) (*url.URL, error) {
	if cmd.PublicURL == "" {
		host, _, err := net.SplitHostPort(cmd.Addr)
		if err != nil {
			return nil, err
		}
		if host == "" || host == "0.0.0.0" || host == "::" {
			host = "localhost"
		}
		_, port, err := net.SplitHostPort(listening.String())
		return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}, err
	}
	u, err := url.Parse(strings.TrimSuffix(cmd.PublicURL, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" {
		return nil, wrongUse("--public-url %q: write scheme and host only, for example https://quiz.example.org", cmd.PublicURL)
	}
	return u, nil
}

// welcome makes a new installation ready and prints where to go.
func (cmd *serveCommand) welcome(ctx context.Context, c *console, s *store.Store, app *handlers.Server) error {
	if err := addStarter(ctx, s, cmd.NoStarter); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Readback is at %s\n", app.Address())
	link, err := app.SetupLink(ctx)
	if err != nil || link == "" {
		return err
	}
	fmt.Fprintf(c.out, "Make the first administrator, within 24 hours, at %s\n", link)
	return nil
}

func serveUntil(ctx context.Context, listener net.Listener, app *handlers.Server, log *slog.Logger) error {
	server := &http.Server{
		Handler: app, ReadHeaderTimeout: headerTimeout, ReadTimeout: bodyTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	server.RegisterOnShutdown(app.EndStreams)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("some requests were cut off: %w", err)
	}
	return nil
}
