"""`python -m dagstack_adapter`: answers the runner on standard input and output until it says that nothing more will come."""

from dagstack_adapter import case, protocol

if __name__ == "__main__":
    protocol.serve(case.ready(), case.run)
