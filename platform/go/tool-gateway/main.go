// Command tool-gateway serves tools to agents by the Model Context Protocol over Streamable HTTP, with the official SDK: the
// sessions of 2025-11-25 and earlier and the stateless requests of 2026-07-28 at one address. Prometheus metrics are at /metrics.
package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// version is the gateway's own.
const version = "1.0.0"

// lastWithSessions is the last version of the protocol in which a client begins with `initialize` and keeps a session.
const lastWithSessions = "2025-11-25"

func main() {
	address := flag.String("listen", ":8080", "the address to serve /mcp, /metrics and /healthz on")
	flag.Parse()
	if err := serve(*address); err != nil {
		slog.Error("the tool gateway ends", "error", err)
		os.Exit(1)
	}
}

// handler is all that the gateway serves.
func handler(registry *prometheus.Registry) http.Handler {
	server := mcp.NewServer(&mcp.Implementation{Name: "tool-gateway", Version: version}, nil)
	metrics := newMetrics(registry)
	server.AddReceivingMiddleware(metrics.observe)
	for _, tool := range addTools(server) {
		metrics.expect(tool)
	}

	mux := http.NewServeMux()
	mux.Handle("/mcp", bothEras(func(*http.Request) *mcp.Server { return server }))
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	return mux
}

// bothEras serves clients that keep a session and clients that do not. The SDK has one handler for each; the header that every
// message of the later ones carries tells them apart, and dates compare as text.
func bothEras(server func(*http.Request) *mcp.Server) http.Handler {
	sessions := mcp.NewStreamableHTTPHandler(server, &mcp.StreamableHTTPOptions{SessionTimeout: 10 * time.Minute})
	stateless := mcp.NewStreamableHTTPHandler(server, &mcp.StreamableHTTPOptions{Stateless: true})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("MCP-Protocol-Version") > lastWithSessions {
			stateless.ServeHTTP(w, r)
		} else {
			sessions.ServeHTTP(w, r)
		}
	})
}

// serve returns when a signal asks it to and open requests have ended, or when it cannot serve.
func serve(address string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server := &http.Server{Addr: address, Handler: handler(prometheus.NewRegistry()), ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	slog.Info("serving", "address", address, "version", version)
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// A client may hold its stream of events open for ever.
	limited, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(limited); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
