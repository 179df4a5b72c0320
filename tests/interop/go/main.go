// A server of the Go SDK: `interop stdio [legacy]`, or `interop http` with a path for each way to answer.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const largestBody = 16 << 20

// Echo is what the tool `echo` takes and gives.
type Echo struct {
	Text string `json:"text"`
}

func echo(_ context.Context, _ *mcp.CallToolRequest, in Echo) (*mcp.CallToolResult, Echo, error) {
	return nil, in, nil
}

func fail(_ context.Context, _ *mcp.CallToolRequest, _ struct{}) (*mcp.CallToolResult, any, error) {
	return nil, nil, errors.New("as it was asked to")
}

func build() *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "interop", Version: "v1.0.0"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "echo", Description: "Returns its text."}, echo)
	mcp.AddTool(server, &mcp.Tool{Name: "fail", Description: "Fails."}, fail)
	return server
}

// withoutDiscovery refuses who probes for the modern era: over HTTP the SDK has no switch for it.
func withoutDiscovery(next mcp.MethodHandler) mcp.MethodHandler {
	return func(ctx context.Context, method string, request mcp.Request) (mcp.Result, error) {
		if method == "server/discover" {
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeMethodNotFound, Message: "not here"}
		}
		return next(ctx, method, request)
	}
}

// legacyStdio is stdio without the modern era.
type legacyStdio struct{ mcp.StdioTransport }

func (*legacyStdio) SupportsProtocolVersion(version string) bool { return version < "2026" }

func serveStdio(legacy bool) error {
	var transport mcp.Transport = &mcp.StdioTransport{}
	if legacy {
		transport = &legacyStdio{}
	}
	return build().Run(context.Background(), transport)
}

func serveHTTP() error {
	legacy := build()
	legacy.AddReceivingMiddleware(withoutDiscovery)
	handler := func(server *mcp.Server, stateless, json bool) http.Handler {
		options := &mcp.StreamableHTTPOptions{Stateless: stateless, JSONResponse: json, MaxRequestBodyBytes: largestBody}
		return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, options)
	}
	mux := http.NewServeMux()
	mux.Handle("/modern-stream", handler(build(), true, false))
	mux.Handle("/modern-json", handler(build(), true, true))
	mux.Handle("/stateful-stream", handler(build(), false, false))
	mux.Handle("/stateful-json", handler(build(), false, true))
	mux.Handle("/stateless-stream", handler(legacy, true, false))
	mux.Handle("/stateless-json", handler(legacy, true, true))
	// The mux redirects to it.
	mux.Handle("/slash/", handler(build(), true, true))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	return http.Serve(listener, mux)
}

func main() {
	var err error
	if os.Args[1] == "http" {
		err = serveHTTP()
	} else {
		err = serveStdio(slices.Contains(os.Args, "legacy"))
	}
	if err != nil {
		log.Fatal(err)
	}
}
