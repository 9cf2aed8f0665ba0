package main

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type echoIn struct {
	Message string `json:"message" jsonschema:"the text to give back"`
}

type echoOut struct {
	Message string `json:"message" jsonschema:"the text that was given"`
}

type addIn struct {
	A float64 `json:"a" jsonschema:"the first number"`
	B float64 `json:"b" jsonschema:"the second number"`
}

type addOut struct {
	Sum float64 `json:"sum" jsonschema:"the sum of both"`
}

// pure says what clients may rely on: these tools change nothing and reach nothing.
func pure(title string) *mcp.ToolAnnotations {
	no := false
	return &mcp.ToolAnnotations{Title: title, ReadOnlyHint: true, DestructiveHint: &no, IdempotentHint: true, OpenWorldHint: &no}
}

// addTools registers the tools and returns their names; the SDK derives and enforces the schemas of their arguments and results.
func addTools(server *mcp.Server) []string {
	mcp.AddTool(server, &mcp.Tool{Name: "echo", Description: "Gives back a text.", Annotations: pure("Echo")},
		func(_ context.Context, _ *mcp.CallToolRequest, in echoIn) (*mcp.CallToolResult, echoOut, error) {
			return nil, echoOut(in), nil
		})
	mcp.AddTool(server, &mcp.Tool{Name: "add", Description: "Adds two numbers.", Annotations: pure("Add")},
		func(_ context.Context, _ *mcp.CallToolRequest, in addIn) (*mcp.CallToolResult, addOut, error) {
			return nil, addOut{Sum: in.A + in.B}, nil
		})
	return []string{"echo", "add"}
}
