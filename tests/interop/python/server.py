"""A server of the Python SDK 2.x: `server.py stdio`, or `server.py http` with a path for each way to answer."""

import contextlib
import socket
import sys

import uvicorn
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.shared.exceptions import MCPError
from mcp.types import METHOD_NOT_FOUND
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.routing import Mount

LARGEST_BODY = 16 * 1024 * 1024


class Echo(BaseModel):
    text: str


async def without_discovery(ctx, call_next):
    """The SDK has no switch for the modern era, so one who probes for it is refused."""
    if ctx.method == "server/discover":
        raise MCPError(METHOD_NOT_FOUND, "not here")
    return await call_next(ctx)


def server(legacy: bool = False) -> MCPServer:
    mcp = MCPServer("interop", log_level="ERROR", middleware=[without_discovery] if legacy else [])

    @mcp.tool()
    def echo(text: str) -> Echo:
        """Returns its text."""
        return Echo(text=text)

    @mcp.tool()
    def fail() -> str:
        """Fails."""
        raise ToolError("as it was asked to")

    return mcp


MODES = {
    "modern-stream": (False, {}),
    "modern-json": (False, {"json_response": True}),
    "stateful-stream": (True, {}),
    "stateful-json": (True, {"json_response": True}),
    "stateless-stream": (True, {"stateless_http": True}),
    "stateless-json": (True, {"stateless_http": True, "json_response": True}),
}


def serve_http() -> None:
    servers, routes = [], []
    for mode, (legacy, options) in MODES.items():
        mcp = server(legacy)
        routes += mcp.streamable_http_app(
            streamable_http_path=f"/{mode}", max_request_body_size=LARGEST_BODY, **options
        ).routes
        servers.append(mcp)
    # Starlette redirects to what is mounted.
    mcp = server()
    routes.append(Mount("/slash", mcp.streamable_http_app(streamable_http_path="/", max_request_body_size=LARGEST_BODY)))
    servers.append(mcp)

    @contextlib.asynccontextmanager
    async def lifespan(_app):
        async with contextlib.AsyncExitStack() as stack:
            for mcp in servers:
                await stack.enter_async_context(mcp.session_manager.run())
            yield

    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    app = Starlette(routes=routes, lifespan=lifespan)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if sys.argv[1] == "http":
    serve_http()
else:
    server("legacy" in sys.argv).run()
