{{ header }}

package {{ package }}

{{ imports }}

// ParseManifest reads a manifest from JSON: its fields stand under plugin, or are the whole document. Absent fields get
// their defaults, so that what comes back is the normalised manifest. An error is a *contract.Error that lists every
// problem.
func ParseManifest(document []byte) ({{ manifest }}, error) {
	n := schema.ParseStrictly(document)
	v := decodeManifestDocument(n)
	if err := n.Failure(&v); err != nil {
		return {{ manifest }}{}, err
	}
	return v, nil
}

// ParseManifestValue does as ParseManifest does, with a document that is parsed already, from TOML for instance: it takes
// nil, bool, string, int64, float64, json.Number, []any and map[string]any.
func ParseManifestValue(document any) ({{ manifest }}, error) {
	n := schema.Parsed(document)
	v := decodeManifestDocument(n)
	if err := n.Failure(&v); err != nil {
		return {{ manifest }}{}, err
	}
	return v, nil
}

func decodeManifestDocument(n schema.Node) {{ manifest }} {
	if !n.Has("plugin") {
		return {{ decoder }}(n)
	}
	o := n.Object()
	o.Get("$schema") // for editors
	v := {{ decoder }}(o.Required("plugin"))
	o.Closed()
	return v
}
{% for declaration in declarations %}
{{ declaration }}
{% endfor -%}
