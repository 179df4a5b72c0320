// A server of the TypeScript SDK 1.x: `server1.mjs stdio`, or `server1.mjs http` with a path for each way to answer.

import { randomUUID } from "node:crypto";

import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import express from "express";
import * as z from "zod/v4";

const Echo = { text: z.string() };

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

// With a session for each client that greets it, or with none.
function serve(isStateful, enableJsonResponse) {
  const sessions = new Map();
  return async (request, response) => {
    const known = sessions.get(request.headers["mcp-session-id"]);
    if (known) return known.handleRequest(request, response, request.body);
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: isStateful ? randomUUID : undefined,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      enableJsonResponse,
    });
    transport.onclose = () => sessions.delete(transport.sessionId);
    await build().connect(transport);
    await transport.handleRequest(request, response, request.body);
  };
}

if (process.argv[2] === "http") {
  const app = express().enable("strict routing").use(express.json({ limit: "16mb" }));
  app.all("/stateful-stream", serve(true, false));
  app.all("/stateful-json", serve(true, true));
  app.all("/stateless-stream", serve(false, false));
  app.all("/stateless-json", serve(false, true));
  app.all("/slash", (_request, response) => response.redirect(308, "/slash/"));
  app.all("/slash/", serve(true, false));
  const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
} else {
  await build().connect(new StdioServerTransport());
}
