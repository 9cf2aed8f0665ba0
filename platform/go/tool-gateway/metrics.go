package main

import (
	"context"
	"slices"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// methods have series of their own; a client may send any other, which must not grow the metrics without bound.
var methods = []string{"initialize", "notifications/initialized", "ping", "server/discover", "tools/call", "tools/list"}

// unknownTool stands for every name that no tool has.
const unknownTool = ""

type metrics struct {
	requests *prometheus.CounterVec
	calls    *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(registry *prometheus.Registry) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "mcp_requests_total", Help: "Messages received from clients, by method."}, []string{"method"}),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "mcp_tool_calls_total", Help: "Calls of a tool that ended, by tool and outcome (ok, error)."}, []string{"tool", "outcome"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "mcp_tool_call_duration_seconds", Help: "How long a call of a tool took.", Buckets: prometheus.DefBuckets}, []string{"tool"}),
	}
	registry.MustRegister(m.requests, m.calls, m.seconds, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, method := range methods {
		m.requests.WithLabelValues(method)
	}
	m.calls.WithLabelValues(unknownTool, "error")
	return m
}

// expect makes the series of a tool, so that they are there, at zero, before its first call.
func (m *metrics) expect(tool string) {
	m.calls.WithLabelValues(tool, "ok")
	m.calls.WithLabelValues(tool, "error")
	m.seconds.WithLabelValues(tool)
}

// observe is the SDK's middleware around every message from a client.
func (m *metrics) observe(next mcp.MethodHandler) mcp.MethodHandler {
	return func(ctx context.Context, method string, request mcp.Request) (mcp.Result, error) {
		name := "other"
		if slices.Contains(methods, method) {
			name = method
		}
		m.requests.WithLabelValues(name).Inc()
		started := time.Now()
		result, err := next(ctx, method, request)
		if method == "tools/call" {
			m.observeCall(request, result, err, time.Since(started))
		}
		return result, err
	}
}

func (m *metrics) observeCall(request mcp.Request, result mcp.Result, err error, took time.Duration) {
	call, ok := request.(*mcp.CallToolRequest)
	if !ok || err != nil {
		// No such tool, or arguments against its schema: the name is the client's and gets no series.
		m.calls.WithLabelValues(unknownTool, "error").Inc()
		return
	}
	outcome := "ok"
	if answer, ok := result.(*mcp.CallToolResult); ok && answer.IsError {
		outcome = "error"
	}
	m.calls.WithLabelValues(call.Params.Name, outcome).Inc()
	m.seconds.WithLabelValues(call.Params.Name).Observe(took.Seconds())
}
