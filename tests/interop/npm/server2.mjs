// A server of the TypeScript SDK 2.x: `server2.mjs stdio [legacy]`, or `server2.mjs http` with a path for each way to answer.

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

import { NodeStreamableHTTPServerTransport, toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import * as z from "zod/v4";

const maxRequestBodySize = 16 * 1024 * 1024;
const Echo = z.object({ text: z.string() });

function build() {
  const server = new McpServer({ name: "interop", version: "1.0.0" });
  const echo = { description: "Returns its text.", inputSchema: Echo, outputSchema: Echo };
  server.registerTool("echo", echo, async ({ text }) => ({
    content: [{ type: "text", text: JSON.stringify({ text }) }],
    structuredContent: { text },
  }));
  server.registerTool("fail", { description: "Fails." }, async () => {
    throw new Error("as it was asked to");
  });
  return server;
}

// The transport of the legacy era, with a session for each client that greets it or with none.
function legacy(isStateful, enableJsonResponse) {
  const sessions = new Map();
  return async (request, response) => {
    const known = sessions.get(request.headers["mcp-session-id"]);
    if (known) return known.handleRequest(request, response);
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: isStateful ? randomUUID : undefined,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      enableJsonResponse,
      maxRequestBodySize,
    });
    transport.onclose = () => sessions.delete(transport.sessionId);
    await build().connect(transport);
    await transport.handleRequest(request, response);
  };
}

function modern(responseMode) {
  const handler = createMcpHandler(build, { legacy: "reject", responseMode, maxRequestBodySize });
  return toNodeHandler(handler, { maxRequestBodySize });
}

const modes = {
  "/modern-stream": modern("sse"),
  "/modern-json": modern("json"),
  "/stateful-stream": legacy(true, false),
  "/stateful-json": legacy(true, true),
  "/stateless-stream": legacy(false, false),
  "/stateless-json": legacy(false, true),
  "/slash": (_request, response) => response.writeHead(308, { location: "/slash/" }).end(),
  "/slash/": modern("json"),
};

const [transport, era] = process.argv.slice(2);
if (transport === "http") {
  const server = createServer((request, response) => {
    const mode = modes[request.url] ?? ((_request, response) => response.writeHead(404).end());
    void mode(request, response);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
} else if (era === "legacy") {
  await build().connect(new StdioServerTransport());
} else {
  serveStdio(build);
}
