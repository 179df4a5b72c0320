module example.org/conformance-adapter

go 1.24
