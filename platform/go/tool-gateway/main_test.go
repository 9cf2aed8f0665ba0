package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
)

// post sends one message with the headers that are not empty and returns the answer's body.
func post(t *testing.T, url, version, method, name, body string) string {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, url+"/mcp", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json, text/event-stream")
	for header, value := range map[string]string{"MCP-Protocol-Version": version, "Mcp-Method": method, "Mcp-Name": name} {
		if value != "" {
			request.Header.Set(header, value)
		}
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	return bodyOf(t, answer)
}

func bodyOf(t *testing.T, answer *http.Response) string {
	t.Helper()
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func metricsOf(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	return bodyOf(t, answer)
}

func mustContain(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("no %q in:\n%s", part, text)
	}
}

func TestAStatelessRequestNeedsNoSession(t *testing.T) {
	server := httptest.NewServer(handler(prometheus.NewRegistry()))
	defer server.Close()
	body := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"message":"n0nce"},
	  "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}`
	mustContain(t, post(t, server.URL, "2026-07-28", "tools/call", "echo", body), `"structuredContent":{"message":"n0nce"}`)
	mustContain(t, metricsOf(t, server.URL), `mcp_tool_calls_total{outcome="ok",tool="echo"} 1`)
}

func TestAClientWithASessionListsAndCalls(t *testing.T) {
	server := httptest.NewServer(handler(prometheus.NewRegistry()))
	defer server.Close()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(context.Background(), &mcp.StreamableClientTransport{Endpoint: server.URL + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	list, err := session.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != 2 || list.Tools[0].Name != "add" || list.Tools[1].Name != "echo" {
		t.Errorf("tools: %v", list.Tools)
	}
	sum, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: "add", Arguments: map[string]any{"a": 19, "b": 23}})
	if err != nil {
		t.Fatal(err)
	}
	if got := sum.StructuredContent.(map[string]any)["sum"]; got != 42.0 {
		t.Errorf("19 + 23 = %v", got)
	}
}

func TestEverySeriesIsThereBeforeTheFirstCall(t *testing.T) {
	server := httptest.NewServer(handler(prometheus.NewRegistry()))
	defer server.Close()
	text := metricsOf(t, server.URL)
	mustContain(t, text, `mcp_requests_total{method="tools/call"} 0`)
	mustContain(t, text, `mcp_tool_calls_total{outcome="ok",tool="add"} 0`)
	mustContain(t, text, `mcp_tool_call_duration_seconds_count{tool="echo"} 0`)
}

func TestAnOldClientGetsASession(t *testing.T) {
	server := httptest.NewServer(handler(prometheus.NewRegistry()))
	defer server.Close()
	body := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
	  "clientInfo":{"name":"test","version":"1"}}}`
	mustContain(t, post(t, server.URL, "", "", "", body), `"protocolVersion":"2025-11-25"`)
	mustContain(t, metricsOf(t, server.URL), `mcp_requests_total{method="initialize"} 1`)
}

func TestAnUnknownToolGetsNoSeriesOfItsOwn(t *testing.T) {
	server := httptest.NewServer(handler(prometheus.NewRegistry()))
	defer server.Close()
	body := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"flood-1","arguments":{},
	  "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}`
	mustContain(t, post(t, server.URL, "2026-07-28", "tools/call", "flood-1", body), `"error"`)
	text := metricsOf(t, server.URL)
	mustContain(t, text, `mcp_tool_calls_total{outcome="error",tool=""} 1`)
	if strings.Contains(text, "flood-1") {
		t.Error("the client's text became a label")
	}
}
