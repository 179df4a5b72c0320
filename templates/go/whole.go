{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} struct {
{%- if held == "any" %}
	// Value is the document: nil, bool, string, json.Number, []any or map[string]any.
{%- endif %}
	Value {{ held }} `json:"-" value:"whole"`
}
{% for variable in variables %}
var {{ variable.name }} = {{ variable.value }}
{% endfor %}
{{ methods }}

func {{ decoder }}(n schema.Node) {{ name }} {
	return {{ name }}{Value: {{ value }}}
}
{%- if !once.is_empty() %}

{{ once }}
{%- endif %}
