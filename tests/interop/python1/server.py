"""A server of the Python SDK 1.x: `server.py stdio`, or `server.py http` with a path for each way to answer."""

import contextlib
import socket
import sys

import uvicorn
from mcp.server.fastmcp import FastMCP
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.routing import Mount

LARGEST_BODY = 16 * 1024 * 1024


class Echo(BaseModel):
    text: str


def server(**options) -> FastMCP:
    mcp = FastMCP("interop", log_level="ERROR", max_request_body_size=LARGEST_BODY, **options)

    @mcp.tool()
    def echo(text: str) -> Echo:
        """Returns its text."""
        return Echo(text=text)

    @mcp.tool()
    def fail() -> str:
        """Fails."""
        raise ValueError("as it was asked to")

    return mcp


MODES = {
    "stateful-stream": {},
    "stateful-json": {"json_response": True},
    "stateless-stream": {"stateless_http": True},
    "stateless-json": {"stateless_http": True, "json_response": True},
}


def serve_http() -> None:
    servers = [server(streamable_http_path=f"/{mode}", **options) for mode, options in MODES.items()]
    routes = [route for mcp in servers for route in mcp.streamable_http_app().routes]
    # Starlette redirects to what is mounted.
    mounted = server(streamable_http_path="/")
    routes.append(Mount("/slash", mounted.streamable_http_app()))
    servers.append(mounted)

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
    server().run()
